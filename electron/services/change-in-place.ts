import { fail, type Result } from '#shared/result';
import type { OpenCollections } from '../storage/collection/open-collections.ts';
import { findPlace, folderOf, isRequestPath } from '../storage/collection/request-place.ts';

export type ChangeInPlace = ReturnType<typeof createChangeInPlace>;

/** How places of collections that are open are changed: one after the other, and never outside of them. */
export function createChangeInPlace(open: Pick<OpenCollections, 'has' | 'change'>) {
  const placeIn = async (root: string, path: string): Promise<Result<string>> =>
    open.has(root) ? findPlace(root, path) : fail({ kind: 'notFound', what: `open collection in ${root}` });

  /** Runs work on a place of an open collection while nothing else of ours touches it. */
  async function change<T>(root: string, path: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    const place = await placeIn(root, path);
    return place.ok ? open.change(root, [folderOf(path)], work) : place;
  }

  const changeRequest = <T>(root: string, path: string, work: () => Promise<Result<T>>): Promise<Result<T>> =>
    isRequestPath(path) ? change(root, path, work) : Promise.resolve(noRequest(path));

  return { placeIn, change, changeRequest };
}

export const noRequest = (path: string): Result<never> => fail({ kind: 'notFound', what: `request at ${path}` });
