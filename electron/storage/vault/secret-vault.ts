import type { NewProtection, SecretEntry, VaultState } from '#shared/model/vault';
import type { Result } from '#shared/result';
import { inTurn } from '../in-turn.ts';
import { setAside } from '../set-aside.ts';
import type { Keychain } from './keychain.ts';
import { createVault, protectVault, renewRecovery, unlockVault } from './vault-keys.ts';
import { listSecrets, readSecret, removeSecret, writeSecret, type KeptSecret } from './vault-secrets.ts';
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
}

interface Parts {
  /** The vault's file, there or not. */
  readonly path: string;
  readonly keychain: Keychain;
}

export function createSecretVault({ path, keychain }: Parts): SecretVault {
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

  return {
    describe: () => turn(() => describe(mind)),
    create: (protection) => turn(() => createVault(mind, protection)),
    unlock: (typed) => turn(() => unlockVault(mind, typed)),
    lock: () => forgetKey(mind, true),
    useSessionOnly() {
      mind.sessionOnly = true;
    },
    protect: (protection) => turn(() => protectVault(mind, protection)),
    renewRecoveryCode: () => turn(() => renewRecovery(mind)),
    putAway: () =>
      turn(() => {
        forgetKey(mind, false);
        return setAside(path);
      }),
    list: () => turn(() => listSecrets(mind)),
    read: (name) => turn(() => readSecret(mind, name)),
    write: (name, value, hosts = []) => turn(() => writeSecret(mind, name, { value, hosts: [...hosts], changedAt: Date.now() })),
    remove: (name) => turn(() => removeSecret(mind, name)),
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
