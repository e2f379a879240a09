import type { Person } from '../world/people.ts';

/** Who may do what. */
export interface Permission {
  readonly name: string;
  allows(method: string, person: Person | null): boolean;
}

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

export const allowAny: Permission = { name: 'AllowAny', allows: () => true };
export const isAuthenticated: Permission = { name: 'IsAuthenticated', allows: (_method, person) => person !== null };
export const isAdminUser: Permission = { name: 'IsAdminUser', allows: (_method, person) => person?.isAdmin === true };
export const isAuthenticatedOrReadOnly: Permission = {
  name: 'IsAuthenticatedOrReadOnly',
  allows: (method, person) => safe.includes(method) || person !== null,
};
