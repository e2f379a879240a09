import { createHash } from 'node:crypto';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { KeptToken, OAuthPurpose } from '#shared/model/oauth-flow';
import { ok, type Result } from '#shared/result';
import { words } from './parameters';
import { tokenEntrySchema, type TokenEntry } from './token-set';

/** What the store needs of the vault. */
export interface TokenVault {
  list(): Promise<Result<readonly { readonly name: string; readonly kept: 'vault' | 'session' }[]>>;
  read(name: string): Promise<Result<{ readonly value: string } | null>>;
  write(name: string, value: string): Promise<Result<'vault' | 'session'>>;
  remove(name: string): Promise<Result<void>>;
}

/** Tokens by server, client, user, environment and what they are bound to. They stand in the vault and nowhere else. */
export interface TokenStore {
  find(tokenId: string): Promise<Result<TokenEntry | null>>;
  /** Replaces all of an entry at once: no reader ever sees the half of it. */
  keep(tokenId: string, entry: TokenEntry): Promise<Result<'vault' | 'session'>>;
  forget(tokenId: string): Promise<Result<void>>;
  list(): Promise<Result<readonly KeptToken[]>>;
  /** Whether there is a token that differs from the wanted one in nothing but the host or the environment it is for. */
  whereElse(auth: OAuth2Auth, purpose: OAuthPurpose): Promise<'otherHost' | 'otherEnvironment' | null>;
}

const prefix = 'oauth token ';

/** The name of a token: the same question has the same one. A changed address, client, scope or host is another. */
export function tokenIdOf(auth: OAuth2Auth, { boundTo, environment }: OAuthPurpose): string {
  const asked = [
    [auth.grant, auth.discovery, auth.issuer, auth.authorizationUrl, auth.tokenUrl, auth.refreshUrl, auth.deviceUrl],
    [auth.clientId, auth.grant === 'password' ? auth.username : '', auth.account, environment],
    [words(auth.scope).toSorted(), auth.audience, words(auth.resource)],
  ];
  return `${prefix}${digest(asked)} ${digest(boundTo)}`;
}

export const isTokenName = (name: string): boolean => name.startsWith(prefix);

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 32);

export function createTokenStore(vault: TokenVault): TokenStore {
  async function names() {
    const listed = await vault.list();
    return listed.ok ? ok(listed.value.filter(({ name }) => isTokenName(name))) : listed;
  }
  async function find(tokenId: string): Promise<Result<TokenEntry | null>> {
    const read = await vault.read(tokenId);
    return read.ok ? ok(read.value && parse(read.value.value)) : read;
  }
  async function list(): Promise<Result<readonly KeptToken[]>> {
    const listed = await names();
    if (!listed.ok) return listed;
    const facts: KeptToken[] = [];
    for (const { name, kept } of listed.value) {
      const entry = await find(name);
      if (!entry.ok) return entry;
      if (entry.value) facts.push(factsOf(name, entry.value, kept));
    }
    return ok(facts.toSorted((one, other) => other.receivedAt - one.receivedAt));
  }

  return {
    find,
    keep: (tokenId, entry) => vault.write(tokenId, JSON.stringify(entry)),
    forget: (tokenId) => vault.remove(tokenId),
    list,
    async whereElse(auth, { environment }) {
      const listed = await list();
      const others = listed.ok ? listed.value.filter(({ tokenId, purpose }) => tokenId === tokenIdOf(auth, purpose)) : [];
      if (others.some(({ purpose }) => purpose.environment === environment)) return 'otherHost';
      return others.length > 0 ? 'otherEnvironment' : null;
    },
  };
}

/** An entry of a version that is not ours, or a broken one, counts as none. */
function parse(text: string): TokenEntry | null {
  try {
    const read = tokenEntrySchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** What may be shown of a token. */
export function factsOf(tokenId: string, { auth, server, tokens, purpose }: TokenEntry, kept: KeptToken['kept']): KeptToken {
  return {
    tokenId,
    purpose,
    server: server.issuer,
    clientId: auth.clientId,
    account: auth.grant === 'password' ? auth.username : auth.account,
    grant: auth.grant,
    scope: tokens.scope,
    receivedAt: tokens.receivedAt,
    expiresAt: tokens.expiresAt,
    hasRefresh: tokens.refresh !== null,
    hasIdToken: tokens.id !== null,
    subject: tokens.subject,
    signatureChecked: tokens.signatureChecked,
    canRevoke: server.revocation_endpoint !== undefined,
    canIntrospect: server.introspection_endpoint !== undefined,
    kept,
  };
}

/** A vault that forgets everything when the program ends. */
export function createMemoryVault(): TokenVault {
  const kept = new Map<string, string>();
  return {
    list: async () => ok(Array.from(kept.keys(), (name) => ({ name, kept: 'session' as const }))),
    async read(name) {
      const value = kept.get(name);
      return ok(value === undefined ? null : { value });
    },
    async write(name, value) {
      kept.set(name, value);
      return ok('session');
    },
    async remove(name) {
      kept.delete(name);
      return ok(undefined);
    },
  };
}
