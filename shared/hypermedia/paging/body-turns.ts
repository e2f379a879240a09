import type { TurnRequest, TurnValue } from '../page.ts';

/** The next page by a value in the body that is sent, and the first without one. */
export const bodyTurns = (
  path: readonly string[],
  value: TurnValue | null,
): { readonly first: TurnRequest; readonly next: TurnRequest | null } => ({
  first: { kind: 'body', path, value: null },
  next: value === null ? null : { kind: 'body', path, value },
});
