import type { Body, GraphqlBody } from '#shared/model/body';
import { compareJson } from './compare-json';
import { compareRows } from './compare-rows';
import { type Difference, onlyDiffering, plain } from './difference';

/** So many values of a body are listed. */
const valuesAtMost = 50;

/** Where two bodies differ: JSON by its values, forms by their fields, other text by its lines. */
export function compareBodies(mine: Body, theirs: Body): Difference[] {
  if (mine.kind === 'form' && theirs.kind === 'form') return compareRows('Field', mine.rows, theirs.rows);
  if (mine.kind === 'graphql' && theirs.kind === 'graphql') return ofGraphql(mine, theirs);
  const [own, other] = [bodyText(mine), bodyText(theirs)];
  if (own === other && mine.kind === theirs.kind) return [];
  if (mine.kind === 'json' && theirs.kind === 'json') return ofJson(own, other);
  return [mine.kind === theirs.kind ? onlyDiffering({ part: 'Body', mine: own, theirs: other }) : ofKinds(mine, theirs)];
}

function ofGraphql(mine: GraphqlBody, theirs: GraphqlBody): Difference[] {
  const texts = (part: string, own: string, other: string) => (own === other ? [] : [{ part, mine: own, theirs: other }]);
  return [
    ...texts('Query', mine.query, theirs.query),
    ...(mine.variables === theirs.variables ? [] : ofJson(mine.variables, theirs.variables, 'Variables')),
    ...texts('Operation', mine.operationName, theirs.operationName),
    ...texts('Persisted', mine.persisted ?? '', theirs.persisted ?? ''),
    ...texts('Document id', mine.documentId ?? '', theirs.documentId ?? ''),
  ];
}

function ofJson(own: string, other: string, name = 'Body'): Difference[] {
  const found = compareJson(own, other);
  if (found === null) return [onlyDiffering({ part: name, mine: own, theirs: other })];
  if (found.length === 0) return [{ part: `${name}, laid out otherwise`, mine: own, theirs: other }];
  const listed = found.slice(0, valuesAtMost).map(({ path, ...values }) => ({ part: `${name} ${path}`.trim(), ...values }));
  const more = found.length - listed.length;
  const words = `${more.toLocaleString('en')} more values differ`;
  return more > 0 ? [...listed, { part: name, mine: words, theirs: words }] : listed;
}

const kindWords: Readonly<Record<Body['kind'], string>> = {
  none: 'no body',
  json: 'JSON',
  text: 'text',
  form: 'a form',
  multipart: 'multipart',
  graphql: 'GraphQL',
  file: 'a file',
};

const ofKinds = (mine: Body, theirs: Body): Difference => ({
  part: 'Body',
  mine: `(${kindWords[mine.kind]})\n${bodyText(mine)}`.trim(),
  theirs: `(${kindWords[theirs.kind]})\n${bodyText(theirs)}`.trim(),
});

function bodyText(body: Body): string {
  if (body.kind === 'none') return '';
  if (body.kind === 'json' || body.kind === 'text') return body.text;
  return plain(body);
}
