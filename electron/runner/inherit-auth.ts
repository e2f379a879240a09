import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import type { InheritedAuth } from '../storage/collection/inherited-auth.ts';
import { filesOf } from './files-around.ts';
import type { LayerSources } from './variable-layers.ts';

export interface Inherited {
  readonly draft: RequestDraft;
  /** Null where nothing is inherited. */
  readonly from: InheritedAuth['from'] | null;
}

/** Puts what folder or collection say in the place of inherited credentials. A request that is in none asks as nobody. */
export type InheritAuth = (draft: RequestDraft, place: RequestPlace | null | undefined) => Promise<Inherited>;

/** Reads only in collections that are open. */
export const createInheritAuth =
  (sources: Pick<LayerSources, 'isOpen' | 'files'>): InheritAuth =>
  async (draft, place) => {
    if (draft.auth.kind !== 'inherit') return { draft, from: null };
    const found = place && sources.isOpen(place.root) ? await filesOf(sources).inheritedAuth(place.root, place.path) : null;
    return found === null ? { draft, from: null } : { draft: { ...draft, auth: found.auth }, from: found.from };
  };
