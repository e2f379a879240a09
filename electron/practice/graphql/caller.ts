import { GraphQLError } from 'graphql';
import type { Person } from '../world/people.ts';
import type { Row } from '../world/rows.ts';
import type { World } from '../world/world.ts';

/** Who asks, and of which world: what every field of an operation is told. */
export interface Caller {
  readonly world: World;
  readonly person: Person | null;
}

/** Codes of errors, as most servers name them. */
export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT';

/** An error in the answer, at the field that could not be given. */
export const slip = (code: ErrorCode, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

/** Whoever asks, or an error for strangers. */
export function memberOnly({ person }: Caller, wish: string): Person {
  if (!person) throw slip('UNAUTHENTICATED', `Send a credential to ${wish}.`);
  return person;
}

/** An id as it comes in, as the key of a row; 0, which no row has, where it can be none. */
export const keyOf = (id: string): number => (/^\d{1,15}$/.test(id) ? Number(id) : 0);

/** The row of that id, or an error that names it. */
export function rowOr404(caller: Caller, table: 'shelf' | 'comments' | 'loans', id: string): Row {
  const row = caller.world.rows.find(table, keyOf(id));
  const noun = { shelf: 'book', comments: 'comment', loans: 'loan' }[table];
  if (!row) throw slip('NOT_FOUND', `There is no ${noun} ${id.slice(0, 40)}.`);
  return row;
}

/** How many are wanted, within what is given at once. */
export function howMany(first: number | null, most = 100): number {
  if (first !== null && (first < 1 || first > most)) throw slip('BAD_USER_INPUT', `first is a number from 1 to ${most}.`);
  return first ?? most;
}
