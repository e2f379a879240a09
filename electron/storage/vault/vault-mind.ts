import { z } from 'zod';
import { fail, ok, type Result } from '#shared/result';
import type { Keychain } from './keychain.ts';
import { seal, unseal } from './seal.ts';
import {
  markOf,
  readVaultFile,
  replaceVaultFile,
  type ReadableVault,
  type Slot,
  type VaultFile,
  type VaultReading,
} from './vault-file.ts';

const secretSchema = z.strictObject({ value: z.string(), hosts: z.array(z.string()), changedAt: z.number() });
export type Secret = z.infer<typeof secretSchema>;

/** As pairs: as members of an object, names such as `__proto__` would be lost. */
const secretsSchema = z.array(z.tuple([z.string(), secretSchema]));
export type Secrets = ReadonlyMap<string, Secret>;

/** A vault whose key is at hand, as it stood on disk when last looked at. */
export interface OpenVault {
  readonly key: Buffer;
  readonly id: string;
  readonly mark: string;
  readonly slots: readonly Slot[];
  readonly secrets: Secrets;
}

/** What one program knows of the vault at a path. Its steps happen in turn, see `secret-vault.ts`. */
export interface VaultMind {
  readonly path: string;
  readonly keychain: Keychain;
  /** What only lasts until the program ends. */
  readonly session: Map<string, Secret>;
  open: OpenVault | null;
  sessionOnly: boolean;
  /** Set when the user locks it: the keychain is then not asked without the user's word. */
  lockedByUser: boolean;
  /** Why it is not open although it should be; a part of a sentence, or empty. */
  reason: string;
}

/** Reads the vault as it stands on disk now, and opens it where that needs nobody. */
export async function look(mind: VaultMind): Promise<Result<VaultReading['kind']>> {
  if (mind.open && markOf(mind.path) === mind.open.mark) return ok('readable');
  const reading = await readVaultFile(mind.path);
  if (!reading.ok || reading.value.kind !== 'readable') {
    mind.open = null;
    return reading.ok ? ok(reading.value.kind) : reading;
  }
  const { file } = reading.value;
  if (mind.open) mind.open = mind.open.id === file.id ? contentOf(reading.value, mind.open.key, mind) : null;
  if (!mind.open && !mind.lockedByUser) await openByKeychain(reading.value, mind);
  return ok('readable');
}

async function openByKeychain(vault: ReadableVault, mind: VaultMind): Promise<void> {
  if (!vault.file.slots.some(({ kind }) => kind === 'keychain')) return;
  const kept = await mind.keychain.read(vault.file.id);
  if (!kept.ok) mind.reason = 'the system’s keychain does not answer';
  else if (kept.value === null) mind.reason = 'the system’s keychain no longer has its key';
  else mind.open = contentOf(vault, Buffer.from(kept.value, 'base64'), mind);
}

/** The secrets of a file that a key opens; null, and the reason noted, when the key or the file is not what it was. */
export function contentOf({ file, mark }: ReadableVault, key: Buffer, mind: VaultMind): OpenVault | null {
  const plain = unseal(key, file.sealedSecrets, contextOf(file));
  mind.reason = plain ? '' : 'its file was changed by something else than Cairn';
  if (!plain) return null;
  const secrets = secretsSchema.parse(JSON.parse(plain.toString('utf8')));
  return { key, id: file.id, mark, slots: file.slots, secrets: new Map(secrets) };
}

/** Writes other secrets; again while another program gets in between. */
export async function changeSecrets(mind: VaultMind, next: (secrets: Secrets) => Secrets): Promise<Result<void>> {
  for (;;) {
    const there = await look(mind);
    if (!there.ok) return there;
    if (!mind.open) return closed(there.value);
    const done = await replace(mind, mind.open, { secrets: next(mind.open.secrets) });
    if (done.ok || done.failure.kind !== 'fileChanged') return done;
  }
}

/** Writes an open vault with something changed; `fileChanged` when another program has written it since. */
export async function replace(
  mind: VaultMind,
  open: OpenVault,
  change: Partial<Pick<OpenVault, 'slots' | 'secrets'>>,
): Promise<Result<void>> {
  const next = { ...open, ...change };
  const written = await replaceVaultFile(mind.path, fileOf(next), open.mark);
  if (!written.ok) return written;
  if (written.value === 'changed') return fail({ kind: 'fileChanged', path: mind.path, reason: 'another program wrote it' });
  mind.open = { ...next, mark: markOf(mind.path) };
  return ok(undefined);
}

/** The failure to reach what is in a vault that is not open. */
export const closed = (kind: VaultReading['kind']): Result<never> =>
  fail({ kind: 'vaultClosed', state: kind === 'readable' ? 'locked' : kind });

export function fileOf({ key, id, slots, secrets }: Omit<OpenVault, 'mark'>): VaultFile {
  const head = { version: 1 as const, id, slots: [...slots] };
  return { ...head, sealedSecrets: seal(key, Buffer.from(JSON.stringify([...secrets]), 'utf8'), contextOf(head)) };
}

/** The slots take part, so that none can be exchanged without the key. */
const contextOf = ({ version, id, slots }: Pick<VaultFile, 'version' | 'id' | 'slots'>) =>
  JSON.stringify(['cairn vault', version, id, slots]);
