import type { OAuthAsk } from '#shared/model/oauth-flow';
import type { Publish } from '#shared/contract/types';
import { createOAuth2 } from '../auth/oauth2/oauth2.ts';
import { createTokenKeeper } from '../auth/oauth2/token-keeper.ts';
import { createTokenStore } from '../auth/oauth2/token-store.ts';
import { certificateByHost } from './certificate-by-host';
import { createAuthenticator } from '../auth/registry';
import type { Identity } from '#shared/model/identity';
import type { RequestPlace } from '#shared/model/collection';
import type { CookieBox } from '../engine/cookie-box.ts';
import type { BodyStore } from '../bodies/body-store';
import { createEngineContext, type EngineContext } from '../engine/engine-context';
import { openSocket } from '../engine/socket/open-socket';
import { readLimitedSecrets } from '../storage/vault/limited-secrets.ts';
import { fillSecrets } from '../storage/vault/fill-secrets.ts';
import { rememberVault } from '../storage/vault/remembered-vault.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import type { PrepareDraft } from '../runner/prepare-draft.ts';
import { contextFor } from '../runner/prepared-context.ts';
import { sideBy } from '../runner/script-requests.ts';
import { fillAuth, readBodyText } from './oauth-parts';
import { createOAuthService, type OAuthService } from './oauth-service';
import { shownDraft } from './shown-draft.ts';
import { rememberEnvironments } from '../storage/environment/chosen-environments.ts';
import { readHistoryRules } from './history-rules';
import { createHistoryService, type HistoryService } from './history-service';
import type { ScriptService } from './script-service';
import { createSocketLines, type SocketLines } from './socket-lines';
import { decodeRest } from './decode-rest';
import { createExchangeService, type ExchangeParts, type ExchangeService } from './exchange-service';

interface Parts {
  /** The data folder. */
  readonly home: string;
  readonly bodies: BodyStore;
  readonly vault: SecretVault;
  /** Puts in what a draft has from its folders and from variables. */
  readonly prepare: PrepareDraft;
  /** Runs the scripts around what is sent. */
  readonly scripts: Pick<ScriptService, 'begin' | 'forget'>;
  /** The jar that a request uses which is saved there. */
  readonly cookiesFor: (place: RequestPlace | null) => Promise<CookieBox | null>;
  /** Whom one can send as, for the certificates that are shown to hosts by themselves. */
  readonly readIdentities: () => Promise<readonly Identity[]>;
  readonly publish: Publish;
  readonly onBug: (name: string, thrown: unknown) => void;
  /** Opens an address in the system's browser, where there is one. */
  readonly openExternal: ((url: string) => Promise<void>) | null;
  /** Another engine, for tests of what stands around it. */
  readonly send: ExchangeParts['send'] | undefined;
}

/** The engine of one host, what it keeps tokens in, and the exchanges it runs. */
export interface EngineParts {
  readonly engine: EngineContext;
  /** The same engine for whoever sends many requests in a row: it looks at the vault's file once a second at most. */
  readonly serial: EngineContext;
  readonly exchanges: ExchangeService;
  readonly history: HistoryService;
  readonly oauth: OAuthService;
  readonly lines: SocketLines;
}

const rememberedMs = 1_000;

export function createEngineParts(parts: Parts): EngineParts {
  const { bodies, vault, home, scripts, publish, onBug, openExternal, send } = parts;
  const store = createTokenStore(vault);
  const keeper = createTokenKeeper(store);
  const engine = createEngineContext({
    bodies,
    authenticator: createAuthenticator({
      oauth2: createOAuth2({ keeper }),
      certificateFor: certificateByHost({ readIdentities: parts.readIdentities, vault }),
    }),
    resolve: (draft, note) => fillSecrets(draft, vault, note),
    limitedSecrets: () => readLimitedSecrets(vault),
    sideBodies: bodies,
    onSide: (event, side) => exchanges.noteSide(event, { ...side, draft: shownDraft(side.draft) }),
  });
  const remembered = rememberVault(vault, rememberedMs);
  const serial: EngineContext = {
    ...engine,
    resolve: (draft, note) => fillSecrets(draft, remembered, note),
    limitedSecrets: () => readLimitedSecrets(remembered),
  };
  const lines = createSocketLines({ prepare: parts.prepare, resolve: engine.resolve });
  const exchanges = createExchangeService({
    // What is shown to somebody may be saved by them, as it came too.
    send: send ?? ((...sent) => sendPrepared({ ...engine, received: bodies }, { ...parts, lines }, sent)),
    decodeRest: (exchange, signal) => decodeRest(exchange, bodies, signal),
    readWire: (exchangeId) => engine.wireLogs.read(exchangeId),
    async forget(exchangeIds, bodyIds) {
      engine.wireLogs.release(exchangeIds);
      scripts.forget(exchangeIds);
      await bodies.release(bodyIds);
    },
    publish,
    onBug,
    onOver: (exchange) => history.keep(exchange),
  });
  const secretsOf = (exchangeId: string) => engine.wireLogs.read(exchangeId)?.secrets ?? [];
  const rules = () => readHistoryRules(home);
  const chosen = rememberEnvironments(home);
  const environmentOf = async (root: string) => (await chosen.read(root)) ?? '';
  const history = createHistoryService({ home, publish, bodies, exchanges, secretsOf, environmentOf, rules });
  const oauth = createOAuthService({
    exchanges,
    readText: (bodyId) => readBodyText(bodies, bodyId),
    store,
    keeper,
    fill: (asked: OAuthAsk) => fillAuth(asked, { prepare: parts.prepare, vault }),
    openExternal,
    publish,
    onBug,
  });
  return { engine, serial, exchanges, history, oauth, lines };
}

/** Sends with all that the folders above, scripts and the variables in use put into a draft. */
async function* sendPrepared(
  engine: EngineContext,
  { prepare, scripts, cookiesFor, lines }: Pick<Parts, 'prepare' | 'scripts' | 'cookiesFor'> & { readonly lines: SocketLines },
  sent: Parameters<ExchangeParts['send']>,
) {
  const [exchangeId, asked, signal, from] = sent;
  const cookies = await cookiesFor(from.place);
  const sendSide = sideBy({ ...engine, cookies }, exchangeId);
  const around = await scripts.begin(exchangeId, asked, from, { signal, sendSide });
  const prepared = await prepare(asked, from.place, around.change);
  const context = { ...contextFor(prepared, engine, around.secrets()), cookies };
  const line = lines.open(exchangeId, { draft: asked, place: from.place });
  try {
    yield* openSocket({ exchangeId, draft: prepared.draft, context, signal }, line);
  } finally {
    lines.close(exchangeId);
  }
}
