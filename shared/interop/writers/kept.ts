import type { Auth } from '../../model/auth';
import type { RequestDraft } from '../../model/request-draft';
import type { Row } from '../../model/row';
import type { Imported, ImportedDefaults, ImportedEnvironment, ImportedItem, ImportedRequest } from '../imported';
import { nearerHeaders } from './nearer-headers';

/** A collection, or a part of one, whole and in memory: what is exported has the shape of what is imported. */
export type Kept = Imported;
export type KeptDefaults = ImportedDefaults;
export type KeptRequest = ImportedRequest;
export type KeptItem = ImportedItem;
export type KeptEnvironment = ImportedEnvironment;

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
