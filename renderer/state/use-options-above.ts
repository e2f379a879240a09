import type { CallOutput } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import { useToldAbove } from './use-told-above';

type Above = CallOutput<'collection.readOptionsAbove'>;

const none: Above = [];

/** What folders and the collection above a place say of options, the nearest first; null until that is known. */
export function useOptionsAbove(place: RequestPlace | null): Above | null {
  // Above a collection itself there is none.
  const asked = place?.path === '' ? null : place;
  const told = useToldAbove('collection.readOptionsAbove', asked);
  return asked === null ? none : told;
}
