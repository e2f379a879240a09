import { encodeComponent } from '#shared/http/percent-encode';
import { rowOf } from '#shared/interop/build-draft';
import { asText, field, isRecord, textIn, type Loose } from '#shared/interop/loose';
import type { Row } from '#shared/model/row';
import type { Variable } from '#shared/model/variable';
import { variableOf } from '#shared/interop/build-draft';
import { exampleIn, type OpenApiDocument } from './openapi-document.ts';
import { sampleOf } from './openapi-sample.ts';

export interface ReadParameters {
  readonly query: readonly Row[];
  readonly path: readonly Row[];
  readonly headers: readonly Row[];
  readonly variables: readonly Variable[];
  readonly cookies: readonly string[];
}

/** Headers that the kind of body and the credentials bring along; a description of them is ignored (OpenAPI 3.1, 4.8.12.2). */
const ofOthers = new Set(['accept', 'content-type', 'authorization']);

/** Parameters of a path and of an operation: one of the operation takes the place of its namesake. */
export function gatherParameters(document: OpenApiDocument, ...lists: readonly (readonly unknown[])[]): Loose[] {
  const byKey = new Map<string, Loose>();
  for (const value of lists.flat()) {
    const parameter = document.follow(value);
    if (isRecord(parameter)) byKey.set(`${textIn(parameter, 'in')} ${textIn(parameter, 'name')}`, parameter);
  }
  return [...byKey.values()];
}

/** `asSegment` says which names stand as a whole segment of the path; others in it are variables. */
export function readParameters(
  document: OpenApiDocument,
  parameters: readonly Loose[],
  asSegment: (name: string) => boolean,
): ReadParameters {
  const of = (place: string) => parameters.filter((one) => textIn(one, 'in') === place);
  const pathRows = of('path').map((one) => rowFor(document, one, valueOf(document, one)));
  return {
    query: [
      ...of('query').flatMap((one) => queryRows(document, one)),
      ...of('querystring').flatMap((one) => queryStringRows(document, one)),
    ],
    path: pathRows.filter((row) => asSegment(row.name)),
    variables: pathRows
      .filter((row) => !asSegment(row.name))
      .map(({ name, value, description }) => variableOf({ name, value, description })),
    headers: of('header')
      .filter((one) => !ofOthers.has(textIn(one, 'name').toLowerCase()))
      .map((one) => rowFor(document, one, valueOf(document, one))),
    cookies: of('cookie')
      .filter(isWanted)
      .map((one) => `${textIn(one, 'name')}=${plain(valueOf(document, one))}`),
  };
}

/** What is required; of what is not, what a document that Cairn has written says was sent. */
const isWanted = (parameter: Loose): boolean => parameter['required'] === true || parameter['x-disabled'] === false;

/** What may be left out is there, and switched off. */
function rowFor(document: OpenApiDocument, parameter: Loose, value: unknown): Row {
  return rowOf({
    name: textIn(parameter, 'name'),
    value: plain(value),
    enabled: isWanted(parameter) || textIn(parameter, 'in') === 'path',
    description: describe(document, parameter),
  });
}

function valueOf(document: OpenApiDocument, parameter: Loose): unknown {
  const example = exampleIn(document, parameter);
  if (example !== undefined) return example;
  const content = field(parameter, 'content');
  const schema = isRecord(content) ? field(Object.values(content)[0], 'schema') : field(parameter, 'schema');
  const fallback = field(document.follow(schema), 'default');
  return fallback ?? sampleOf(document, schema);
}

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(plain).join(',');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : asText(value);
};

/** A value in an address, encoded; one that is a variable stays as it is. */
const inAddress = (text: string): string => (text.includes('{{') ? text : encodeComponent(text));

const separators: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '|' };

function queryRows(document: OpenApiDocument, parameter: Loose): Row[] {
  const name = textIn(parameter, 'name');
  const base = { enabled: isWanted(parameter), description: describe(document, parameter) };
  return pairsOf(name, valueOf(document, parameter), parameter).map(([rowName, value]) =>
    rowOf({ ...base, name: rowName, value }),
  );
}

/** The pairs that a value becomes in the style of its parameter (OpenAPI 3.1, 4.8.12.5). */
function pairsOf(name: string, value: unknown, parameter: Loose): [string, string][] {
  const style = textIn(parameter, 'style') || 'form';
  const explodes = (field(parameter, 'explode') ?? style === 'form') === true;
  if (Array.isArray(value)) return listPairs(name, value, explodes ? null : (separators[style] ?? ','));
  const isFlat = !isRecord(value) || field(parameter, 'content') !== undefined;
  if (isFlat || (style !== 'deepObject' && !explodes)) return [[name, inAddress(plain(value))]];
  const nameOf = (inner: string) => (style === 'deepObject' ? `${name}[${inner}]` : inner);
  return Object.entries(value).map(([inner, item]) => [nameOf(inner), inAddress(plain(item))]);
}

/** A pair for each item, or all in one with something between them. */
function listPairs(name: string, items: readonly unknown[], between: string | null): [string, string][] {
  const texts = items.map((item) => inAddress(plain(item)));
  if (between !== null || texts.length === 0) return [[name, texts.join(between ?? '')]];
  return texts.map((text) => [name, text]);
}

/** OpenAPI 3.2 describes a whole query as one parameter. */
function queryStringRows(document: OpenApiDocument, parameter: Loose): Row[] {
  const value = valueOf(document, parameter);
  if (!isRecord(value)) return [];
  const base = { enabled: isWanted(parameter), description: describe(document, parameter) };
  return Object.entries(value).map(([name, one]) => rowOf({ ...base, name, value: inAddress(plain(one)) }));
}

function describe(document: OpenApiDocument, parameter: Loose): string {
  const choices = field(document.follow(field(parameter, 'schema')), 'enum');
  const says = textIn(parameter, 'description').trim();
  const list =
    Array.isArray(choices) && choices.length > 0 && choices.length <= 20 ? `One of ${choices.map(asText).join(', ')}.` : '';
  return [says, list].filter((part) => part !== '').join(' ');
}
