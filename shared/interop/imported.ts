import type { Auth } from '../model/auth';
import { noScripts, type Check, type Scripts, type Setter } from '../model/check';
import type { Example } from '../model/example';
import type { RequestDraft } from '../model/request-draft';
import type { RequestOptions } from '../model/request-options';
import type { Row } from '../model/row';
import type { Variable } from '../model/variable';

/** What a folder, or a whole collection, gives to the requests in it. */
export interface ImportedDefaults {
  readonly auth: Auth;
  readonly headers: readonly Row[];
  readonly variables: readonly Variable[];
  readonly scripts: Scripts;
  readonly docs: string;
  /** How its requests are sent, as far as it says that; not there where it says nothing. */
  readonly options?: RequestOptions;
  /** What every answer must be; not there where there is nothing. */
  readonly checks?: readonly Check[];
  /** What is kept of every answer; not there where nothing is. */
  readonly setters?: readonly Setter[];
}

export interface ImportedRequest {
  readonly kind: 'request';
  readonly name: string;
  readonly draft: RequestDraft;
  /** Answers that are kept with it; not there where it has none. */
  readonly examples?: readonly Example[];
}

export interface ImportedFolder {
  readonly kind: 'folder';
  readonly name: string;
  readonly defaults: ImportedDefaults;
  readonly items: readonly ImportedItem[];
}

export type ImportedItem = ImportedRequest | ImportedFolder;

export interface ImportedEnvironment {
  readonly name: string;
  /** A CSS colour in hexadecimal, or empty. */
  readonly color: string;
  /** Name of the environment whose variables hold where this one has none; empty for none. */
  readonly extends: string;
  readonly variables: readonly Variable[];
}

/** What another tool's file says, in Cairn's words, before anything is written. */
export interface Imported {
  readonly name: string;
  readonly defaults: ImportedDefaults;
  readonly items: readonly ImportedItem[];
  readonly environments: readonly ImportedEnvironment[];
}

/** Gives nothing; a folder passes on what stands above it, a collection leaves its requests to ask as nobody. */
export const blankDefaults = (auth: 'inherit' | 'none'): ImportedDefaults => ({
  auth: { kind: auth },
  headers: [],
  variables: [],
  scripts: noScripts,
  docs: '',
});

export const blankImported = (name: string): Imported => ({
  name,
  defaults: blankDefaults('none'),
  items: [],
  environments: [],
});

/** Every request with the names of the folders above it, in the order of the tree. */
export function* eachRequest(
  items: readonly ImportedItem[],
  above: readonly string[] = [],
): Generator<{ readonly request: ImportedRequest; readonly above: readonly string[] }> {
  for (const item of items) {
    if (item.kind === 'folder') yield* eachRequest(item.items, [...above, item.name]);
    else yield { request: item, above };
  }
}

/** How many answers are kept with all of them together. */
export const countExamples = (items: readonly ImportedItem[]): number =>
  [...eachRequest(items)].reduce((sum, { request }) => sum + (request.examples?.length ?? 0), 0);

/** The same tree with every request changed; folders stay. */
export const mapRequests = (
  items: readonly ImportedItem[],
  change: (request: ImportedRequest, place: string) => ImportedRequest,
  above: readonly string[] = [],
): ImportedItem[] =>
  items.map((item) =>
    item.kind === 'folder'
      ? { ...item, items: mapRequests(item.items, change, [...above, item.name]) }
      : change(item, placeOf([...above, item.name])),
  );

/** How a place is written in lists: the names from the top, `Orders / Get one`. */
export const placeOf = (names: readonly string[]): string => names.join(' / ');
