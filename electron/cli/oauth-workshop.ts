import type { RequestDraft } from '#shared/model/request-draft';
import { onWayOf } from '#shared/model/way-options';
import { ok, type Result } from '#shared/result';
import type { OAuthTools } from '../auth/oauth2/oauth-tools';
import { createTokenKeeper, type TokenKeeper } from '../auth/oauth2/token-keeper';
import { createTokenStore, type TokenStore } from '../auth/oauth2/token-store';
import { createAuthenticator } from '../auth/registry';
import { createEngineContext } from '../engine/engine-context';
import { sendExchange } from '../engine/send-exchange';
import { sendSide } from '../engine/side-exchange';
import { createSideBodies } from '../engine/side-bodies';
import type { SecretVault } from '../storage/vault/secret-vault';
import { type Environment, note } from './environment';
import { openVault } from './open-vault';
import { usualWay } from './usual-way';

/** What `cairn auth` works with; closed at its end. */
export interface Workshop {
  readonly store: TokenStore;
  readonly keeper: TokenKeeper;
  readonly tools: OAuthTools;
  readonly vault: SecretVault;
  close(): Promise<void>;
}

/** Its messages go the way that Settings name for requests. */
export async function openWorkshop(environment: Environment): Promise<Result<Workshop>> {
  const vault = await readyVault(environment);
  const way = await usualWay(environment, vault);
  if (!way.ok) return way;
  const store = createTokenStore(vault);
  const sideBodies = createSideBodies();
  const engine = createEngineContext({
    bodies: sideBodies,
    sideBodies,
    authenticator: createAuthenticator(),
    guides: { env: environment.env },
  });
  const onWay = (draft: RequestDraft) => ({ ...draft, options: onWayOf(draft.options, way.value) });
  return ok({
    store,
    vault,
    keeper: createTokenKeeper(store),
    tools: {
      signal: environment.stop,
      send: (draft) =>
        sendSide({ id: crypto.randomUUID(), ownerId: '', draft: onWay(draft) }, sendExchange, engine, environment.stop),
    },
    close: () => engine.close(),
  });
}

/** The vault, open where the environment has what opens it; made where there is none and a passphrase was given for it. */
async function readyVault(environment: Environment): Promise<SecretVault> {
  const vault = openVault(environment);
  const passphrase = environment.env['CAIRN_VAULT_PASSPHRASE'] ?? '';
  if (passphrase === '') return vault;
  const { state } = await vault.describe();
  if (state === 'locked') await vault.unlock(passphrase);
  if (state !== 'absent') return vault;
  const created = await vault.create({ kind: 'passphrase', passphrase });
  if (created.ok)
    note(environment, `A vault was made under CAIRN_VAULT_PASSPHRASE. Its recovery code, shown once: ${created.value}`);
  return vault;
}
