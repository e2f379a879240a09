import { statSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '#shared/result';
import { createFileAtomic, writeFileIf } from '../atomic-file.ts';
import { attempt, attemptRead, fileErrorCode } from '../file-failure.ts';
import { derivationSchema } from './passphrase-key.ts';

/** One way to the vault's key: in the keychain, or sealed under a passphrase or the recovery code. */
const slotSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keychain') }),
  z.strictObject({ kind: z.enum(['passphrase', 'recovery']), derivation: derivationSchema, sealedKey: z.base64() }),
]);
export type Slot = z.infer<typeof slotSchema>;
export type SealedSlot = Exclude<Slot, { kind: 'keychain' }>;

/** The vault on disk. Everything in it is useless without the key that one of the slots leads to. */
const vaultFileSchema = z.strictObject({
  version: z.literal(1),
  /** Names the key in the keychain, and binds every sealed part to this vault. */
  id: z.uuid(),
  slots: z.array(slotSchema).max(3),
  /** Secrets by name, sealed as one, so that not even their names or number can be read. */
  sealedSecrets: z.base64(),
});
export type VaultFile = z.infer<typeof vaultFileSchema>;

/** A vault as read, with a mark that changes when the file does. */
export type VaultReading = { readonly kind: 'absent' } | { readonly kind: 'damaged' } | ReadableVault;
export interface ReadableVault {
  readonly kind: 'readable';
  readonly file: VaultFile;
  readonly mark: string;
}

/** What stands at the path. A file that is no vault is `damaged`, and stays as it is. */
export function readVaultFile(path: string): Promise<Result<VaultReading>> {
  return attemptRead<VaultReading>(path, async () => {
    try {
      const mark = markOf(path);
      if (mark === noFile) return ok({ kind: 'absent' });
      const read = vaultFileSchema.safeParse(parse(await readFile(path, 'utf8')));
      return ok(read.success ? { kind: 'readable', file: read.data, mark } : { kind: 'damaged' });
    } catch (thrown) {
      if (fileErrorCode(thrown) === 'ENOENT') return ok({ kind: 'absent' });
      throw thrown;
    }
  });
}

const noFile = 'none';

/**
 * Changes when another program has written the file; `none` when it is not there. Throws what the system does.
 * It is looked at here and now: every request that is sent waits for it.
 */
export function markOf(path: string): string {
  try {
    const { ino, size, mtimeNs } = statSync(path, { bigint: true });
    return `${ino}:${size}:${mtimeNs}`;
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return noFile;
    throw thrown;
  }
}

/** Writes a vault where none is yet; answers `changed` when there is one by now. */
export function createVaultFile(path: string, file: VaultFile): Promise<Result<'written' | 'changed'>> {
  return attempt<'written' | 'changed'>(path, async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const created = await createFileAtomic(path, textOf(file), { mode: 0o600 });
    return created.ok ? ok(created.value === 'created' ? 'written' : 'changed') : created;
  });
}

/** Writes the vault anew, unless another program has written it since it was read. */
export const replaceVaultFile = (path: string, file: VaultFile, mark: string): Promise<Result<'written' | 'changed'>> =>
  writeFileIf(path, textOf(file), async () => markOf(path) === mark);

const textOf = (file: VaultFile) => `${JSON.stringify(file, null, 2)}\n`;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
