import { authNames } from '#shared/model/auth';
import type { RequestDraft } from '#shared/model/request-draft';
import { compareBodies } from './compare-bodies';
import { compareRows, type NamedRow } from './compare-rows';
import { type Difference, onlyDiffering, plain } from './difference';

/** A request as two people have it. */
export interface Version {
  readonly name: string;
  readonly draft: RequestDraft;
}

/** Parts that are one text each. */
const texts: readonly (readonly [string, (version: Version) => string])[] = [
  ['Name', ({ name }) => name],
  ['Method', ({ draft }) => draft.method],
  ['Address', ({ draft }) => draft.url],
  ['Auth', ({ draft }) => `${authNames[draft.auth.kind]}\n${plain(draft.auth)}`],
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

/** Parts that are rows with names: each name is compared by itself. */
const tables: readonly (readonly [string, (version: Version) => readonly NamedRow[]])[] = [
  ['Parameter', ({ draft }) => [...draft.query, ...draft.path]],
  ['Header', ({ draft }) => draft.headers],
  ['Variable', ({ draft }) => draft.variables],
];

/**
 * The parts in which two versions of a request differ: headers and other rows by their names, JSON by its values. Ids of rows
 * are no difference; secrets show by their names alone.
 */
export function compareDrafts(mine: Version, theirs: Version): Difference[] {
  const [head, rest] = [texts.slice(0, headTexts), texts.slice(headTexts)].map((some) =>
    some.flatMap(([part, textOf]) => ofText(part, textOf(mine), textOf(theirs))),
  );
  const rows = tables.flatMap(([part, rowsOf]) => compareRows(part, rowsOf(mine), rowsOf(theirs)));
  return [...(head ?? []), ...rows, ...compareBodies(mine.draft.body, theirs.draft.body), ...(rest ?? [])];
}

/** Name, method and address stand first. */
const headTexts = 3;

function ofText(part: string, mine: string, theirs: string): Difference[] {
  if (mine === theirs) return [];
  const one = { part, mine, theirs };
  return [part === 'Auth' || part === 'Options' ? onlyDiffering(one) : one];
}
