import { needsPerson, type OAuth2Auth } from '#shared/model/auth/oauth2';
import type { OAuthPurpose } from '#shared/model/oauth-flow';
import type { SignInReason } from '#shared/oauth/oauth-problem';
import { fail, ok, type Result } from '#shared/result';
import { introspectToken, revokeTokens } from './end-token';
import { createFlights, type Flights } from './flights';
import { getTokens, type PersonTools } from './get-tokens';
import type { OAuthTools } from './oauth-tools';
import { failureOf, FlowStopped } from './problem';
import { keptServer, refreshTokens } from './refresh';
import { tokenIdOf, type TokenStore } from './token-store';
import type { TokenEntry } from './token-set';

/** A token, and under which name it is kept. */
export interface Kept {
  readonly tokenId: string;
  readonly entry: TokenEntry;
}

/** Whose token is wanted, and what for. */
export interface Wanted {
  readonly auth: OAuth2Auth;
  readonly purpose: OAuthPurpose;
}

/** Gets, keeps, renews and ends tokens. One for each engine, so that requests at once share one refresh. */
export interface TokenKeeper {
  /** Gets a new token, with a person where the grant needs one, and keeps it in the place of an older one. */
  begin(wanted: Wanted, tools: OAuthTools, person: PersonTools): Promise<Result<Kept>>;
  /** A token to send now: the kept one, renewed when it is about to end, or a new one where no person is needed. */
  current(wanted: Wanted, tools: OAuthTools): Promise<Result<Kept>>;
  /** The kept token as it is, if there is one; nothing is sent. */
  peek(wanted: Wanted): Promise<Result<Kept | null>>;
  /** Another token after the server has refused this access token. */
  replace(refused: Kept, tools: OAuthTools): Promise<Result<Kept>>;
  /** Renews a kept token now; with the given form where the secrets in it have changed. */
  refresh(tokenId: string, auth: OAuth2Auth | null, tools: OAuthTools): Promise<Result<Kept>>;
  /** Ends a token at the server, and forgets it here. */
  revoke(tokenId: string, auth: OAuth2Auth | null, tools: OAuthTools): Promise<Result<null>>;
  introspect(tokenId: string, auth: OAuth2Auth | null, tools: OAuthTools): Promise<Result<string>>;
}

interface Keeping {
  readonly store: TokenStore;
  readonly flights: Flights<Kept>;
}

export function createTokenKeeper(store: TokenStore): TokenKeeper {
  const keeping: Keeping = { store, flights: createFlights() };
  return {
    begin: (wanted, tools, person) => begin(store, wanted, tools, person),
    current: (wanted, tools) => current(keeping, wanted, tools),
    peek: (wanted) => peek(store, wanted),
    replace: (refused, tools) => replace(keeping, refused, tools),
    async refresh(tokenId, auth, tools) {
      const kept = await keptAt(store, tokenId, auth);
      return kept.ok ? renewOnce(keeping, kept.value, tools) : kept;
    },
    async revoke(tokenId, auth, tools) {
      const kept = await keptAt(store, tokenId, auth);
      if (!kept.ok) return kept;
      return attempt('revocation', async () => {
        await revokeTokens(kept.value.entry, tools);
        const forgotten = await store.forget(tokenId);
        return forgotten.ok ? ok(null) : forgotten;
      });
    },
    async introspect(tokenId, auth, tools) {
      const kept = await keptAt(store, tokenId, auth);
      if (!kept.ok) return kept;
      return attempt('introspection', async () => ok(await introspectToken(kept.value.entry, tools)));
    },
  };
}

async function keptAt(store: TokenStore, tokenId: string, auth: OAuth2Auth | null): Promise<Result<Kept>> {
  const found = await store.find(tokenId);
  if (!found.ok) return found;
  if (found.value === null) return fail({ kind: 'notFound', what: 'such token' });
  return ok({ tokenId, entry: auth === null ? found.value : { ...found.value, auth } });
}

function begin(store: TokenStore, { auth, purpose }: Wanted, tools: OAuthTools, person: PersonTools): Promise<Result<Kept>> {
  return attempt('setUp', async () => {
    const { server, tokens } = await getTokens(auth, tools, person);
    return keep(store, {
      tokenId: tokenIdOf(auth, purpose),
      entry: { version: 1, purpose, auth, server: keptServer(server), tokens },
    });
  });
}

/** It is kept before anyone uses it: what was rotated away is gone. */
async function keep(store: TokenStore, kept: Kept): Promise<Result<Kept>> {
  const written = await store.keep(kept.tokenId, kept.entry);
  return written.ok ? ok(kept) : written;
}

async function peek(store: TokenStore, { auth, purpose }: Wanted): Promise<Result<Kept | null>> {
  const tokenId = tokenIdOf(auth, purpose);
  const found = await store.find(tokenId);
  return found.ok ? ok(found.value && { tokenId, entry: { ...found.value, auth } }) : found;
}

async function current(keeping: Keeping, wanted: Wanted, tools: OAuthTools): Promise<Result<Kept>> {
  const { store } = keeping;
  const kept = await peek(store, wanted);
  if (!kept.ok) return kept;
  if (kept.value !== null) return isEnding(kept.value.entry) ? renewInTime(keeping, kept.value, tools) : ok(kept.value);
  const elsewhere = needsPerson(wanted.auth) ? await store.whereElse(wanted.auth, wanted.purpose) : null;
  return fresh(keeping, wanted, tools, elsewhere ?? 'none');
}

/** A token that is about to end still does when it cannot be renewed. */
async function renewInTime(keeping: Keeping, kept: Kept, tools: OAuthTools): Promise<Result<Kept>> {
  const renewed = canRenew(kept) ? await renewOnce(keeping, kept, tools) : null;
  if (renewed?.ok) return renewed;
  if (!isOver(kept.entry)) return ok(kept);
  return renewed !== null && needsPerson(kept.entry.auth) ? renewed : fresh(keeping, kept.entry, tools, 'expired');
}

async function replace(keeping: Keeping, refused: Kept, tools: OAuthTools): Promise<Result<Kept>> {
  const { entry } = refused;
  if (canRenew(refused)) {
    const renewed = await renewOnce(keeping, refused, tools);
    if (renewed.ok || needsPerson(entry.auth)) return renewed;
  }
  return (await renewedMeanwhile(keeping.store, refused)) ?? fresh(keeping, entry, tools, 'refused');
}

const canRenew = ({ entry }: Kept): boolean => entry.tokens.refresh !== null && entry.auth.autoRefresh;

const renewOnce = (keeping: Keeping, kept: Kept, tools: OAuthTools): Promise<Result<Kept>> =>
  keeping.flights.join(kept.tokenId, tools.signal, () => renew(keeping.store, kept, tools));

async function renew(store: TokenStore, kept: Kept, tools: OAuthTools): Promise<Result<Kept>> {
  const done = await renewedMeanwhile(store, kept);
  if (done !== null) return done;
  const { tokenId, entry } = kept;
  return attempt('refresh', async () => keep(store, { tokenId, entry: { ...entry, tokens: await refreshTokens(entry, tools) } }));
}

/** Whoever else renewed it, in this program or another, has done the work. */
async function renewedMeanwhile(store: TokenStore, { tokenId, entry }: Kept): Promise<Result<Kept> | null> {
  const newest = await store.find(tokenId);
  if (!newest.ok || newest.value === null || newest.value.tokens.access === entry.tokens.access) return null;
  return ok({ tokenId, entry: { ...newest.value, auth: entry.auth } });
}

/** A new token, where no person has to sign in for it. */
async function fresh(keeping: Keeping, wanted: Wanted, tools: OAuthTools, reason: SignInReason): Promise<Result<Kept>> {
  const { auth, purpose } = wanted;
  if (needsPerson(auth)) return fail({ kind: 'signInNeeded', reason });
  if (!auth.autoFetch) return fail({ kind: 'signInNeeded', reason: 'notAutomatic' });
  const name = tokenIdOf(auth, purpose);
  return keeping.flights.join(name, tools.signal, () => begin(keeping.store, { auth, purpose }, tools, nobody));
}

const signInNeeded = () => new FlowStopped({ kind: 'signInNeeded', reason: 'none' });

/** For grants in which nobody takes part. */
const nobody: PersonTools = {
  browser: { open: () => Promise.reject(signInNeeded()), pasted: () => Promise.reject(signInNeeded()) },
  showDevice: () => {
    throw signInNeeded();
  },
};

const isOver = ({ tokens: { expiresAt } }: TokenEntry): boolean => expiresAt !== null && expiresAt <= Date.now();

/** Renewed this long before its end, or in the last tenth of a short life. */
const marginMs = 30_000;

/** Whether it would be renewed before it is sent. */
export function isEnding({ tokens: { expiresAt, receivedAt } }: TokenEntry): boolean {
  return expiresAt !== null && expiresAt - Math.min(marginMs, (expiresAt - receivedAt) / 10) <= Date.now();
}

async function attempt<T>(stage: Parameters<typeof failureOf>[1], work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (thrown) {
    return fail(failureOf(thrown, stage));
  }
}
