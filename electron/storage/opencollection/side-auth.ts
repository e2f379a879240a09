import { authSchema, blankAuth, type Auth, type AuthKind, type AuthOf } from '#shared/model/auth';
import { Whole, type Wanted, type WantedMap } from '../yaml/wanted.ts';
import { isEqual } from './is-same.ts';
import { guessSource } from './read-auth.ts';
import { isOpen } from './write-auth.ts';
import { besidesOAuth2, leftOver } from './write-oauth2.ts';

/** Fields of kinds that OpenCollection has, for which it has no field. */
const besides: { readonly [K in AuthKind]?: (auth: AuthOf<K>) => readonly (keyof AuthOf<K>)[] } = {
  bearer: () => ['prefix'],
  ntlm: () => ['workstation'],
  awsSigV4: (auth) => ['placement', 'expiresSeconds', ...(auth.source === guessSource(auth) ? [] : (['source'] as const))],
  oauth1: ({ privateKey }) => (privateKey === '' ? ['privateKeyFrom'] : []),
  oauth2: besidesOAuth2,
};

function besidesOf(auth: Auth): readonly string[] {
  // The table is keyed by the same kinds, which TypeScript cannot follow through a union.
  return ['certificate', ...((besides[auth.kind] as ((auth: Auth) => readonly string[]) | undefined)?.(auth) ?? [])];
}

/**
 * What of the credentials stands beside the file: all of a kind that OpenCollection does not know, else the few fields it
 * has no place for. What is at its default is not written.
 */
export function wantedSideAuth(auth: Auth): Wanted {
  const blank: Readonly<Record<string, unknown>> = blankAuth[auth.kind];
  const isNews = ([field, value]: [string, unknown]) => field !== 'kind' && (!isEqual(value, blank[field]) || field === 'source');
  const own = Object.entries(auth).filter(isNews) as [string, Wanted][];
  if (!isOpen(auth)) return new Whole({ kind: auth.kind, ...Object.fromEntries(own) });
  const kept = own.filter(([field]) => besidesOf(auth).includes(field));
  return kept.length === 0 ? undefined : new Whole({ ...kindOf(auth), ...Object.fromEntries(kept) });
}

/** A prefix alone has always been that of a bearer token. */
const kindOf = ({ kind }: Auth): WantedMap => (kind === 'bearer' ? {} : { kind });

/** What stands beside a folder's file of what it says for its requests. That they ask as nobody has no word of OpenCollection. */
export const wantedFolderSideAuth = (auth: Auth): Wanted =>
  auth.kind === 'none' ? new Whole({ kind: 'none' }) : wantedSideAuth(auth);

/** Whether what stands beside a folder's file says that its requests ask as nobody. */
export const saysNobody = (side: Readonly<Record<string, unknown>>): boolean => side['kind'] === 'none';

/**
 * The credentials of a file with what stands beside it. Those of another kind that a tool has put into the file since
 * then count.
 */
export function withSideAuth(auth: Auth, side: Readonly<Record<string, unknown>>): Auth {
  const kind = side['kind'] ?? 'bearer';
  if (kind === auth.kind) return parse({ ...auth, ...only(side, [...sideNames, ...leftOverOf(auth)]) }) ?? auth;
  if (auth.kind !== 'none') return auth;
  const whole = parse(side);
  // What OpenCollection can say and does not, was taken out of the file by somebody.
  return whole !== null && !isOpen(whole) ? whole : auth;
}

const leftOverOf = (auth: Auth): readonly string[] => (auth.kind === 'oauth2' ? leftOver(auth) : []);

/** All that ever stands beside a kind that OpenCollection has: what stands in the file counts there. */
const sideNames = (
  'certificate certificateTo prefix workstation placement expiresSeconds source privateKeyFrom discovery issuer deviceUrl revocationUrl introspectionUrl ' +
  'clientAuth privateKey keyId audience resource callback callbackUrl callbackHost callbackPath headerName parameterName'
).split(' ');

const only = (side: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(side).filter(([name]) => names.includes(name)));

function parse(value: unknown): Auth | null {
  const parsed = authSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
