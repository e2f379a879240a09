import type { HandlersOf } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import type { JwtKey, JwtVerdict } from '#shared/model/jwt';
import { fail, ok, type Result } from '#shared/result';
import { fetchIssuerKeys, issuerOf } from '../auth/jwt/issuer-keys.ts';
import { readKeys, type VerifyKey } from '../auth/jwt/read-keys.ts';
import { verifyJwt } from '../auth/jwt/verify-jwt.ts';
import type { OAuthTools } from '../auth/oauth2/oauth-tools.ts';
import type { ExchangeService } from './exchange-service.ts';

interface Parts {
  readonly exchanges: Pick<ExchangeService, 'run'>;
  readonly readText: (bodyId: string) => Promise<string | null>;
}

interface Known {
  readonly keys: readonly VerifyKey[];
  /** Whose they are, as part of a sentence. */
  readonly owner: string;
}

/** Checks the signatures of tokens. Keys that were pasted or fetched are remembered for their issuer until the program ends. */
export function createJwtService({ exchanges, readText }: Parts): HandlersOf<'jwt'> {
  const known = new Map<string, Known>();
  const stopped = new AbortController();

  const toolsOf = (page: string | null): OAuthTools => ({
    signal: stopped.signal,
    async send(draft) {
      const exchange = await exchanges.run({ page, draft, shown: draft }, stopped.signal);
      return { exchange, text: exchange.bodyId === null ? null : await readText(exchange.bodyId) };
    },
  });

  async function keysFor(token: string, key: JwtKey, page: string | null): Promise<Result<Known | null>> {
    const issuer = issuerOf(token);
    if (key.kind === 'known') return ok(known.get(issuer) ?? null);
    if (key.kind === 'pasted') return ok({ keys: readKeys(key.text), owner: 'the key that was pasted' });
    if (issuer === '') return fail({ kind: 'rejectedInput', issues: ['the token names no issuer with an address'] });
    const fetched = await fetchIssuerKeys(issuer, toolsOf(page));
    return fetched.ok ? ok({ keys: fetched.value, owner: issuer }) : fetched;
  }

  return {
    async 'jwt.verify'({ token, key }, { windowId }) {
      const found = await keysFor(token, key, windowId);
      if (!found.ok) return ok(unknown(`The keys could not be fetched. ${describeFailure(found.failure)}`));
      if (found.value === null) return ok(unknown('Its key is not known here.'));
      const verdict = verifyJwt(token, found.value.keys, found.value.owner);
      // A key that fits is worth remembering; one that does not was perhaps meant for another token.
      if (verdict.state === 'verified') known.set(issuerOf(token), found.value);
      return ok(verdict);
    },
  };
}

const unknown = (says: string): JwtVerdict => ({ state: 'unknown', says });
