import { z } from 'zod';
import { newProtectionSchema, secretEntrySchema, secretNameSchema, vaultStateSchema } from '../model/vault';
import { call } from './define';

/** The part of the contract about the vault of secrets. */
export const vaultCalls = {
  'vault.describe': call({ input: z.null(), output: vaultStateSchema }),
  /** Makes the vault; its recovery code is told this once. */
  'vault.create': call({ input: newProtectionSchema, output: z.strictObject({ recoveryCode: z.string() }) }),
  /** Opens it with the passphrase or the recovery code; with nothing, by the keychain. */
  'vault.unlock': call({ input: z.strictObject({ secret: z.string().max(1000) }), output: z.null() }),
  'vault.lock': call({ input: z.null(), output: z.null() }),
  /** Keeps secrets in memory alone until Cairn is closed or the vault unlocked. */
  'vault.useSessionOnly': call({ input: z.null(), output: z.null() }),
  /** Makes a passphrase or the keychain the way in, in place of the one before. */
  'vault.protect': call({ input: newProtectionSchema, output: z.null() }),
  'vault.renewRecoveryCode': call({ input: z.null(), output: z.strictObject({ recoveryCode: z.string() }) }),
  /** Renames a vault that cannot be opened, so that a new one can be made; answers its new path. */
  'vault.putAway': call({ input: z.null(), output: z.strictObject({ path: z.string() }) }),
  'vault.list': call({ input: z.null(), output: z.array(secretEntrySchema) }),
  /** A secret's value, for a user who asks to see it; null when nothing is kept under the name. */
  'vault.reveal': call({
    input: z.strictObject({ name: secretNameSchema }),
    output: z.strictObject({ value: z.string(), hosts: z.array(z.string()) }).nullable(),
  }),
  'vault.write': call({
    input: z.strictObject({
      name: secretNameSchema,
      value: z.string().max(1_000_000),
      hosts: z.array(z.string().max(253)).max(100),
    }),
    output: z.strictObject({ kept: z.enum(['vault', 'session']) }),
  }),
  'vault.remove': call({ input: z.strictObject({ name: secretNameSchema }), output: z.null() }),
} as const;
