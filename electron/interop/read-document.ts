import { askFor, settleDraft } from '#shared/interop/settle-import';
import { createNotes, type Loss } from '#shared/interop/import-notes';
import type { Imported, ImportedDefaults, ImportedEnvironment, ImportedItem } from '#shared/interop/imported';
import type { Auth } from '#shared/model/auth';
import type { RequestDraft } from '#shared/model/request-draft';
import { ok, type Result } from '#shared/result';
import { readAside } from './read-aside.ts';

/** A request of a document that is run as it stands. */
export interface DocumentRequest {
  /** Names from the top, with `/`; unique in the document. */
  readonly path: string;
  readonly name: string;
  /** With what the folders above it give: credentials, headers, variables, scripts. Inherits from nowhere. */
  readonly draft: RequestDraft;
}

/** A document of another tool, made ready to be run. */
export interface RunnableDocument {
  readonly name: string;
  /** Id of the format that was recognised. */
  readonly format: string;
  readonly requests: readonly DocumentRequest[];
  readonly environments: readonly ImportedEnvironment[];
  /** What the document says and a run leaves out. */
  readonly losses: readonly Loss[];
}

/**
 * Reads, in a process of its own, a Postman collection, an OpenAPI document, or any other file that can be imported, for `cairn run PATH`: nothing is
 * written, and what an import would ask for (files of this machine, certificates that are not checked) stays off.
 * The command line and the runner may use it; environments are given by name, with their values.
 */
export async function readDocument(
  paths: readonly string[],
  signal: AbortSignal = new AbortController().signal,
): Promise<Result<RunnableDocument>> {
  const read = await readAside({ kind: 'paths', paths }, signal);
  if (!read.ok) return read;
  const { imported, formats } = read.value;
  const notes = createNotes();
  for (const { item, what, why } of read.value.notes.losses) notes.lose(item, what, why);
  const requests = flatten(imported, (draft, place) => {
    askFor(draft, place, notes);
    return settleDraft(draft, [], { place, notes });
  });
  return ok({
    name: imported.name,
    format: formats[0] ?? '',
    requests,
    environments: imported.environments,
    losses: [...notes.losses, ...notes.asks.map(({ item, what }) => ({ item, what, why: 'it was not allowed' }))],
  });
}

/** Every request with what stands above it put into it, the nearest before the farther. */
function flatten({ items, defaults }: Imported, settle: (draft: RequestDraft, place: string) => RequestDraft): DocumentRequest[] {
  const taken = new Set<string>();
  const walk = (
    inner: readonly ImportedItem[],
    names: readonly string[],
    above: readonly ImportedDefaults[],
  ): DocumentRequest[] =>
    inner.flatMap((item) => {
      if (item.kind === 'folder') return walk(item.items, [...names, item.name], [item.defaults, ...above]);
      const path = freePath([...names, item.name].map((name) => name.replaceAll('/', '-')).join('/'), taken);
      return [{ path, name: item.name, draft: settle(withAbove(item.draft, above), path) }];
    });
  return walk(items, [], [defaults]);
}

function freePath(wanted: string, taken: Set<string>): string {
  let path = wanted;
  for (let number = 2; taken.has(path); number++) path = `${wanted} ${number}`;
  taken.add(path);
  return path;
}

function withAbove(draft: RequestDraft, above: readonly ImportedDefaults[]): RequestDraft {
  const own = new Set(draft.headers.filter((row) => row.enabled).map((row) => row.name.toLowerCase()));
  const headers = above.flatMap((defaults) => defaults.headers).filter((row) => row.enabled && !own.has(row.name.toLowerCase()));
  const farFirst = above.toReversed();
  const scripts = (part: 'before' | 'after' | 'tests') => [
    ...farFirst.map((defaults) => defaults.scripts[part]),
    draft.scripts[part],
  ];
  const join = (codes: readonly string[]) => codes.filter((code) => code.trim() !== '').join('\n\n');
  return {
    ...draft,
    auth: authFor(draft.auth, above),
    headers: [...headers, ...draft.headers],
    variables: nearestOf([draft.variables, ...above.map((defaults) => defaults.variables)]),
    scripts: { before: join(scripts('before')), after: join(scripts('after')), tests: join(scripts('tests')) },
  };
}

const authFor = (auth: Auth, above: readonly ImportedDefaults[]): Auth =>
  auth.kind !== 'inherit' ? auth : (above.find((defaults) => defaults.auth.kind !== 'inherit')?.auth ?? { kind: 'none' });

/** Of variables with one name the nearest; one without a value leaves the name to whoever runs it. */
function nearestOf(lists: readonly (readonly RequestDraft['variables'][number][])[]): RequestDraft['variables'] {
  const byName = new Map<string, RequestDraft['variables'][number]>();
  for (const variable of lists.flat()) if (variable.enabled && !byName.has(variable.name)) byName.set(variable.name, variable);
  return [...byName.values()];
}
