import type { Auth } from '../../model/auth';
import type { Scripts } from '../../model/check';
import type { RequestDraft } from '../../model/request-draft';
import type { Row } from '../../model/row';
import type { Variable } from '../../model/variable';
import { nearerHeaders } from './nearer-headers';

/** What a folder, or a whole collection, gives to the requests in it. */
export interface KeptDefaults {
  readonly auth: Auth;
  readonly headers: readonly Row[];
  readonly variables: readonly Variable[];
  readonly scripts: Scripts;
  readonly docs: string;
}

export interface KeptRequest {
  readonly kind: 'request';
  readonly name: string;
  readonly draft: RequestDraft;
}

export interface KeptFolder {
  readonly kind: 'folder';
  readonly name: string;
  readonly defaults: KeptDefaults;
  readonly items: readonly KeptItem[];
}

export type KeptItem = KeptRequest | KeptFolder;

export interface KeptEnvironment {
  readonly name: string;
  /** A CSS colour in hexadecimal, or empty. */
  readonly color: string;
  /** Name of the environment whose variables hold where this one has none; empty for none. */
  readonly extends: string;
  readonly variables: readonly Variable[];
}

/** A collection, or a part of one, whole and in memory: what is exported. */
export interface Kept {
  readonly name: string;
  readonly defaults: KeptDefaults;
  readonly items: readonly KeptItem[];
  readonly environments: readonly KeptEnvironment[];
}

/** A request among the folders it stands in, the collection first. */
export interface PlacedRequest {
  readonly request: KeptRequest;
  /** What stands above it, the nearest last. */
  readonly above: readonly { readonly name: string; readonly defaults: KeptDefaults }[];
  /** Its names from the top, for lists: `Orders / Get one`. */
  readonly place: string;
}

/** Every request of a collection, in the order of the tree. */
export function* requestsIn(kept: Kept): Generator<PlacedRequest> {
  yield* walk(kept.items, [{ name: kept.name, defaults: kept.defaults }]);
}

function* walk(items: readonly KeptItem[], above: PlacedRequest['above']): Generator<PlacedRequest> {
  for (const item of items) {
    const names = [...above.slice(1).map(({ name }) => name), item.name];
    if (item.kind === 'request') yield { request: item, above, place: names.join(' / ') };
    else yield* walk(item.items, [...above, { name: item.name, defaults: item.defaults }]);
  }
}

/** The draft as it stands alone: credentials and headers of what is above it are its own. */
export function standingAlone({ request, above }: PlacedRequest): RequestDraft {
  const { draft } = request;
  const nearest = above.toReversed();
  const auth = draft.auth.kind === 'inherit' ? nearest.find(({ defaults }) => defaults.auth.kind !== 'inherit') : undefined;
  const headers = nearest.reduce(
    (nearer: readonly Row[], { defaults }) => nearerHeaders(defaults.headers, nearer),
    draft.headers,
  );
  const inherited: Auth = auth?.defaults.auth ?? { kind: 'none' };
  return { ...draft, headers: [...headers], auth: draft.auth.kind === 'inherit' ? inherited : draft.auth };
}
