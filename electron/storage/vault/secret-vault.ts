import type { NewProtection, SecretEntry, VaultState } from '#shared/model/vault';
import type { Result } from '#shared/result';
import { inTurn } from '../in-turn.ts';
import { setAside } from '../set-aside.ts';
import type { Keychain } from './keychain.ts';
import { createVault, protectVault, renewRecovery, unlockVault } from './vault-keys.ts';
import { listSecrets, readSecret, removeSecret, rewriteSecret, writeSecret, type KeptSecret } from './vault-secrets.ts';
import { readVaultFile, type Slot } from './vault-file.ts';
import { look, type VaultMind } from './vault-mind.ts';

/**
 * Secrets by name, encrypted on disk while the vault is open.
 * While it is not, or when the user wants no file, what is kept lasts until the program ends: never is anything stored weakly.
 */
export interface SecretVault {
  /** How things stand now; opens the vault by itself where the keychain has its key. */
  describe(): Promise<VaultState>;
  /** Makes the vault and opens it; answers its recovery code, which is shown once and kept nowhere. */
  create(protection: NewProtection): Promise<Result<string>>;
  /** Opens it with the passphrase or the recovery code; `vaultRefused` when neither fits. */
  unlock(secret: string): Promise<Result<void>>;
  /** Forgets the key and everything read. A key in the keychain opens it again only when `unlock('')` asks for that. */
  lock(): void;
  /** Keeps everything in memory from now on, whatever stands on disk. */
  useSessionOnly(): void;
  /** Makes the passphrase, or the keychain, the way in; the other of the two is dropped. The vault must be open. */
  protect(protection: NewProtection): Promise<Result<void>>;
  /** Replaces the recovery code. The vault must be open. */
  renewRecoveryCode(): Promise<Result<string>>;
  /** Puts a vault that cannot be opened out of the way, so that a new one can be made. Nothing is deleted. */
  putAway(): Promise<Result<string>>;
  list(): Promise<Result<SecretEntry[]>>;
  /** A secret's value, or null when nothing is kept under the name. `vaultClosed` when it may stand in a vault that is locked. */
  read(name: string): Promise<Result<KeptSecret | null>>;
  /** Keeps a secret; answers whether on disk or until the program ends. */
  write(name: string, value: string, hosts?: readonly string[]): Promise<Result<'vault' | 'session'>>;
  remove(name: string): Promise<Result<void>>;
  /**
   * Makes another value of what is kept on disk under a name, whichever program wrote it last; null stands for nothing.
   * Answers `closed`, and keeps nothing, while the vault is not open.
   */
  rewrite(name: string, next: (before: string | null) => string | null): Promise<Result<'kept' | 'closed'>>;
}

interface Parts {
  /** The vault's file, there or not. */
  readonly path: string;
  readonly keychain: Keychain;
  /** Hears when it was opened or closed, or a secret in it changed, by this program. */
  readonly onChange?: () => void;
}

export function createSecretVault({ path, keychain, onChange = () => {} }: Parts): SecretVault {
  const mind: VaultMind = {
    path,
    keychain,
    session: new Map(),
    open: null,
    sessionOnly: false,
    lockedByUser: false,
    reason: '',
  };
  /** Every step reads and then writes the mind or the file. */
  const turn = <T>(step: () => Promise<T>) => inTurn(`vault ${path}`, step);
  const change = async <T>(step: () => Promise<T>) => {
    const done = await turn(step);
    onChange();
    return done;
  };

  return {
    describe: () => turn(() => describe(mind)),
    create: (protection) => change(() => createVault(mind, protection)),
    unlock: (typed) => change(() => unlockVault(mind, typed)),
    lock() {
      forgetKey(mind, true);
      onChange();
    },
    useSessionOnly() {
      mind.sessionOnly = true;
      onChange();
    },
    protect: (protection) => change(() => protectVault(mind, protection)),
    renewRecoveryCode: () => change(() => renewRecovery(mind)),
    putAway: () =>
      change(() => {
        forgetKey(mind, false);
        return setAside(path);
      }),
    list: () => turn(() => listSecrets(mind)),
    read: (name) => turn(() => readSecret(mind, name)),
    async write(name, value, hosts = []) {
      const secret = { value, hosts: [...hosts], changedAt: Date.now() };
      const { kept, isNews } = await turn(() => writeSecret(mind, name, secret));
      if (isNews) onChange();
      return kept;
    },
    remove: (name) => change(() => removeSecret(mind, name)),
    rewrite: (name, next) => turn(() => rewriteSecret(mind, name, next)),
  };
}

function forgetKey(mind: VaultMind, byUser: boolean): void {
  mind.open?.key.fill(0);
  mind.open = null;
  mind.lockedByUser = byUser;
  mind.reason = '';
}

async function describe(mind: VaultMind): Promise<VaultState> {
  const there = await look(mind);
  const keychain = (await mind.keychain.read('probe')).ok;
  const slots = mind.open?.slots ?? (await slotsOnDisk(mind.path));
  return {
    state: mind.sessionOnly ? 'session' : stateOf(there, mind),
    protections: slots.map(({ kind }) => kind),
    keychain,
    reason: there.ok ? mind.reason : 'its file cannot be read',
  };
}

function stateOf(there: Awaited<ReturnType<typeof look>>, { open }: VaultMind): VaultState['state'] {
  if (open) return 'open';
  if (!there.ok) return 'damaged';
  return there.value === 'readable' ? 'locked' : there.value;
}

async function slotsOnDisk(path: string): Promise<readonly Slot[]> {
  const reading = await readVaultFile(path);
  return reading.ok && reading.value.kind === 'readable' ? reading.value.file.slots : [];
}
