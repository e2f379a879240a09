import { z } from 'zod';

/** What can open the vault: the key in the system's keychain, a passphrase, or the recovery code shown once. */
const vaultProtectionSchema = z.enum(['keychain', 'passphrase', 'recovery']);

/** The way into a vault, as its owner chooses it. */
export const newProtectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keychain') }),
  z.strictObject({ kind: z.literal('passphrase'), passphrase: z.string().min(8).max(1000) }),
]);
export type NewProtection = z.infer<typeof newProtectionSchema>;

/**
 * `absent`: none was made yet. `locked`: made, but its key is not at hand. `damaged`: its file cannot be trusted and is left alone.
 * In all three, and in `session`, what is kept lasts until Cairn is closed.
 */
export const vaultStateSchema = z.strictObject({
  state: z.enum(['absent', 'locked', 'open', 'session', 'damaged']),
  protections: z.array(vaultProtectionSchema),
  /** The system has a keychain that can be reached now. */
  keychain: z.boolean(),
  /** Why the vault is damaged or could not be opened; empty otherwise. */
  reason: z.string(),
});
export type VaultState = z.infer<typeof vaultStateSchema>;

/** Name of a secret, as `{{name}}` in files says it. */
export const secretNameSchema = z.string().min(1).max(400);

/** A secret as it may be listed: never with its value. */
export const secretEntrySchema = z.strictObject({
  name: secretNameSchema,
  /** Hosts it may be sent to; none means any. */
  hosts: z.array(z.string()),
  /** When it was last written, in milliseconds since 1970. */
  changedAt: z.number(),
  /** On disk, encrypted, or only until Cairn is closed. */
  kept: z.enum(['vault', 'session']),
});
export type SecretEntry = z.infer<typeof secretEntrySchema>;
