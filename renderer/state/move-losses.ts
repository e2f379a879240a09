import type { CallOutput } from '#shared/contract/types';

export type Losses = CallOutput<'collection.previewMove'>;

/** What several moves took away, as one; null where that is nothing. */
export function togetherLost(all: readonly Losses[]): Losses | null {
  const unique = (names: readonly string[]) => [...new Set(names)];
  const lost = {
    auth: all.find(({ auth }) => auth !== null)?.auth ?? null,
    headers: unique(all.flatMap(({ headers }) => headers)),
    variables: unique(all.flatMap(({ variables }) => variables)),
  };
  return lost.auth !== null || lost.headers.length > 0 || lost.variables.length > 0 ? lost : null;
}
