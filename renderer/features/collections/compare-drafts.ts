import { authNames } from '#shared/model/auth';
import type { Body } from '#shared/model/body';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Row } from '#shared/model/row';

/** A request as two people have it. */
export interface Version {
  readonly name: string;
  readonly draft: RequestDraft;
}

/** One part of a request in which two versions differ, each as text. */
export interface Difference {
  readonly part: string;
  readonly mine: string;
  readonly theirs: string;
}

const parts: readonly (readonly [string, (version: Version) => string])[] = [
  ['Name', ({ name }) => name],
  ['Method', ({ draft }) => draft.method],
  ['Address', ({ draft }) => draft.url],
  ['Parameters', ({ draft }) => rowsText([...draft.query, ...draft.path])],
  ['Headers', ({ draft }) => rowsText(draft.headers)],
  ['Body', ({ draft }) => bodyText(draft.body)],
  ['Auth', ({ draft }) => `${authNames[draft.auth.kind]}\n${plain(draft.auth)}`],
  ['Variables', ({ draft }) => rowsText(draft.variables)],
  [
    'Checks',
    ({ draft }) => draft.checks.map(({ expression, operator, value }) => `${expression} ${operator} ${value}`).join('\n'),
  ],
  ['Set variables', ({ draft }) => draft.setters.map(({ name, expression }) => `${name} = ${expression}`).join('\n')],
  ['Script before', ({ draft }) => draft.scripts.before],
  ['Script after', ({ draft }) => draft.scripts.after],
  ['Tests', ({ draft }) => draft.scripts.tests],
  ['Tags', ({ draft }) => draft.tags.join(', ')],
  ['Docs', ({ draft }) => draft.docs],
  ['Options', ({ draft }) => plain(draft.options)],
];

/** The parts in which two versions of a request differ. Ids of rows are no difference; secrets show by their names alone. */
export function compareDrafts(mine: Version, theirs: Version): Difference[] {
  const found = parts.flatMap(([part, textOf]) => {
    const [own, other] = [textOf(mine), textOf(theirs)];
    return own === other ? [] : [{ part, mine: own, theirs: other }];
  });
  return found.map((one) => (one.part === 'Auth' || one.part === 'Options' ? onlyDiffering(one) : one));
}

const rowsText = (rows: readonly Pick<Row, 'name' | 'value' | 'enabled'>[]): string =>
  rows.map(({ name, value, enabled }) => `${enabled ? '' : '(off) '}${name}: ${value}`).join('\n');

function bodyText(body: Body): string {
  if (body.kind === 'none') return '';
  if (body.kind === 'json' || body.kind === 'text') return body.text;
  return plain(body);
}

/** Fields one a line, without what only the window needs. What somebody typed as a secret is not shown side by side. */
const plain = (value: object): string =>
  JSON.stringify(value, (key, part: unknown) => (key === 'id' ? undefined : hidden(key, part)), 2)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');

const hidden = (key: string, part: unknown): unknown =>
  typeof part === 'string' && /password|secret|token|key$/i.test(key) && part !== '' && !part.includes('{{') ? '••••••' : part;

/** Of long lists of fields only the lines that one of the two has not. */
function onlyDiffering({ part, mine, theirs }: Difference): Difference {
  const [own, other] = [mine.split('\n'), theirs.split('\n')];
  const left = (lines: readonly string[], without: readonly string[]) =>
    lines.filter((line) => !without.includes(line)).join('\n');
  return { part, mine: left(own, other) || mine, theirs: left(other, own) || theirs };
}
