import type { HandlersOf } from '#shared/contract/types';
import { blankOAuth2 } from '#shared/model/auth/oauth2';
import type { FoundServer, OAuthAsk } from '#shared/model/oauth-flow';
import { fail, ok, type Result } from '#shared/result';
import { resolveServer } from '../auth/oauth2/authorization-server.ts';
import { foundServer } from '../auth/oauth2/found-server.ts';
import { failureOf } from '../auth/oauth2/problem.ts';
import type { TokenKeeper } from '../auth/oauth2/token-keeper.ts';
import { tokenIdOf, type TokenStore } from '../auth/oauth2/token-store.ts';
import type { FilledForm } from './oauth-parts.ts';
import { createJwtService } from './jwt-service.ts';
import { createFlows, type BegunFlow, type FlowParts, type Flows } from './oauth-flows.ts';

export interface OAuthParts extends FlowParts {
  readonly keeper: TokenKeeper;
  readonly store: TokenStore;
  /** Fills in the variables and secrets that a form and an address name. */
  readonly fill: (asked: OAuthAsk) => Promise<Result<FilledForm>>;
}

export interface OAuthService {
  readonly handlers: HandlersOf<'oauth' | 'jwt'>;
  /** Stops the flows that a page that is gone has left behind. */
  releasePage(page: string): void;
  close(): void;
}

/** Runs the flows of OAuth 2 and tells each step; lists, renews and ends the tokens that are kept. */
export function createOAuthService(parts: OAuthParts): OAuthService {
  const flows = createFlows(parts);
  return {
    handlers: { ...flowHandlers(parts, flows), ...tokenHandlers(parts), ...createJwtService(parts) },
    releasePage: (gone) => flows.cancelWhere((page) => page === gone),
    close: () => flows.cancelWhere(() => true),
  };
}

type TokenCalls = 'oauth.list' | 'oauth.find' | 'oauth.reveal' | 'oauth.forget';

function flowHandlers(parts: OAuthParts, flows: Flows): Omit<HandlersOf<'oauth'>, TokenCalls> {
  const { keeper } = parts;
  /** Begins a flow, and does not wait for it: how it goes is told step by step. */
  const start = (begun: BegunFlow, work: Parameters<Flows['run']>[1]) => {
    void flows.run(begun, work).then(() => tellTokens(parts));
    return ok(null);
  };

  return {
    async 'oauth.begin'({ flowId, ...asked }, { windowId: page }) {
      if (flows.has(flowId)) return alreadyBegun();
      const wanted = await parts.fill(asked);
      if (!wanted.ok) return wanted;
      if (wanted.value.purpose.boundTo === '')
        return fail({ kind: 'oauthProblem', stage: 'setUp', problem: 'noTarget', detail: '' });
      return start({ flowId, act: asked.auth.grant, ...wanted.value, page }, async ({ tools, person, record }) => {
        const kept = await keeper.begin(wanted.value, tools, person);
        record.end(kept.ok ? { tokenId: kept.value.tokenId } : kept.failure);
      });
    },
    async 'oauth.act'({ flowId, act, tokenId, auth }, { windowId: page }) {
      if (flows.has(flowId)) return alreadyBegun();
      const filled = await parts.fill({ auth: auth ?? blankOAuth2, url: '' });
      if (!filled.ok) return filled;
      const form = auth && filled.value.auth;
      return start({ flowId, act, ...filled.value, page }, async ({ tools, record }) => {
        const done = await keeper[act](tokenId, form, tools);
        if (!done.ok) return record.end(done.failure);
        const answer = typeof done.value === 'string' ? done.value : null;
        record.end({ tokenId: act === 'revoke' ? null : tokenId, answer });
      });
    },
    async 'oauth.discover'({ flowId, ...form }, { windowId: page }) {
      if (flows.has(flowId)) return alreadyBegun();
      const filled = await parts.fill({ ...form, url: '' });
      return filled.ok ? discover(flows, { flowId, act: 'discover', ...filled.value, page }) : filled;
    },
    async 'oauth.cancel'({ flowId }) {
      flows.cancel(flowId);
      return ok(null);
    },
    async 'oauth.paste'({ flowId, address }) {
      return flows.paste(flowId, address) ? ok(null) : fail({ kind: 'notFound', what: 'such sign-in under way' });
    },
  };
}

function tokenHandlers(parts: OAuthParts): Pick<HandlersOf<'oauth'>, TokenCalls> {
  const { store } = parts;
  return {
    async 'oauth.list'() {
      const listed = await store.list();
      return listed.ok ? ok([...listed.value]) : listed;
    },
    async 'oauth.find'(asked) {
      const wanted = await parts.fill(asked);
      if (!wanted.ok) return wanted;
      const tokenId = tokenIdOf(wanted.value.auth, wanted.value.purpose);
      const listed = await store.list();
      return listed.ok ? ok(listed.value.find((token) => token.tokenId === tokenId) ?? null) : listed;
    },
    async 'oauth.reveal'({ tokenId }) {
      const entry = await store.find(tokenId);
      if (!entry.ok) return entry;
      if (entry.value === null) return fail({ kind: 'notFound', what: 'such token' });
      return ok({ access: entry.value.tokens.access, id: entry.value.tokens.id });
    },
    async 'oauth.forget'({ tokenId }) {
      const forgotten = await store.forget(tokenId);
      await tellTokens(parts);
      return forgotten.ok ? ok(null) : forgotten;
    },
  };
}

async function tellTokens({ store, publish }: OAuthParts): Promise<void> {
  const listed = await store.list();
  if (listed.ok) publish('oauth.tokensChanged', [...listed.value]);
}

const alreadyBegun = () => fail({ kind: 'rejectedInput', issues: ['flowId: this flow has begun already'] });

/** Nothing but the metadata is asked for: addresses that are typed do not hide what was found. */
async function discover(flows: Flows, begun: BegunFlow): Promise<Result<FoundServer>> {
  const { discovery, issuer } = begun.auth;
  let result: Result<FoundServer> = fail({ kind: 'cancelled' });
  await flows.run(begun, async ({ tools, record }) => {
    try {
      result = ok(foundServer(await resolveServer({ ...blankOAuth2, discovery, issuer }, tools)));
      record.end({});
    } catch (thrown) {
      const failure = failureOf(thrown, 'discovery');
      result = fail(failure);
      record.end(failure);
    }
  });
  return result;
}
