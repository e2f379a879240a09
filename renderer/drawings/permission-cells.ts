/** The permissions of Django REST framework that the practice server offers, by path and class name. */
export const policies = [
  { path: 'allow-any', name: 'AllowAny' },
  { path: 'is-authenticated', name: 'IsAuthenticated' },
  { path: 'is-admin-user', name: 'IsAdminUser' },
  { path: 'is-authenticated-or-read-only', name: 'IsAuthenticatedOrReadOnly' },
] as const;

export const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Nobody in particular, a member, and the admin. */
export const whos = ['anonymous', 'alice', 'dora'] as const;

export interface Cell {
  readonly policy: string;
  readonly method: string;
  readonly who: string;
}

export const keyOf = ({ policy, method, who }: Cell): string => `${policy} ${method} ${who}`;

/** Every cell of the table, row by row. */
export const cellsOf = (): readonly Cell[] =>
  policies.flatMap(({ path }) => whos.flatMap((who) => methods.map((method) => ({ policy: path, method, who }))));
