import { randomBytes, randomUUID } from 'node:crypto';
import type { NewProtection } from '#shared/model/vault';
import { fail, ok, type Result } from '#shared/result';
import { createRecoveryCode } from './passphrase-key.ts';
import { openSlots, sealedSlot } from './slots.ts';
import { createVaultFile, markOf, readVaultFile, type Slot } from './vault-file.ts';
import { changeSecrets, closed, contentOf, fileOf, look, replace, type VaultMind } from './vault-mind.ts';

/** Makes the vault with what is in mind so far, and opens it; answers its recovery code. */
export async function createVault(mind: VaultMind, protection: NewProtection): Promise<Result<string>> {
  const key = randomBytes(32);
  const id = randomUUID();
  const slot = await protectionSlot(mind, protection, { key, id });
  if (!slot.ok) return slot;
  const code = createRecoveryCode();
  const slots = [slot.value, await sealedSlot('recovery', code, key, id)];
  const secrets = new Map(mind.session);
  const created = await createVaultFile(mind.path, fileOf({ key, id, slots, secrets }));
  if (!created.ok) return created;
  if (created.value === 'changed') return fail({ kind: 'fileChanged', path: mind.path, reason: 'there is a vault already' });
  mind.open = { key, id, slots, secrets, mark: markOf(mind.path) };
  mind.session.clear();
  mind.sessionOnly = false;
  mind.lockedByUser = false;
  mind.reason = '';
  return ok(code);
}

/** Opens it with its passphrase or recovery code, or, given nothing, by the keychain; secrets are no longer for this session only. */
export async function unlockVault(mind: VaultMind, typed: string): Promise<Result<void>> {
  mind.lockedByUser = false;
  mind.sessionOnly = false;
  const there = await look(mind);
  if (!there.ok) return there;
  if (!mind.open) {
    const reading = await readVaultFile(mind.path);
    if (!reading.ok) return reading;
    if (reading.value.kind === 'absent' && typed === '') return ok(undefined);
    if (reading.value.kind !== 'readable') return closed(reading.value.kind);
    const key = await openSlots(reading.value.file.slots, typed, reading.value.file.id);
    if (!key) return fail({ kind: 'vaultRefused' });
    mind.open = contentOf(reading.value, key, mind);
    if (!mind.open) return closed('damaged');
  }
  return adoptSession(mind);
}

/** What was kept in mind while the vault was closed now goes into it. */
async function adoptSession(mind: VaultMind): Promise<Result<void>> {
  if (mind.session.size === 0) return ok(undefined);
  const kept = [...mind.session];
  const changed = await changeSecrets(mind, (secrets) => new Map([...secrets, ...kept]));
  if (changed.ok) mind.session.clear();
  return changed;
}

/** Makes a passphrase or the keychain the way in, in place of the one before. */
export async function protectVault(mind: VaultMind, protection: NewProtection): Promise<Result<void>> {
  const there = await look(mind);
  if (!there.ok) return there;
  if (!mind.open) return closed(there.value);
  const { id, slots } = mind.open;
  const slot = await protectionSlot(mind, protection, mind.open);
  if (!slot.ok) return slot;
  const done = await replace(mind, mind.open, { slots: [slot.value, ...slots.filter(({ kind }) => kind === 'recovery')] });
  // Only now: until the file is written the old way in is the only one.
  if (done.ok && protection.kind !== 'keychain') await mind.keychain.remove(id);
  return done;
}

/** Replaces the recovery code; the old one opens nothing any more. */
export async function renewRecovery(mind: VaultMind): Promise<Result<string>> {
  const there = await look(mind);
  if (!there.ok) return there;
  if (!mind.open) return closed(there.value);
  const { key, id, slots } = mind.open;
  const code = createRecoveryCode();
  const fresh = await sealedSlot('recovery', code, key, id);
  const done = await replace(mind, mind.open, { slots: [...slots.filter(({ kind }) => kind !== 'recovery'), fresh] });
  return done.ok ? ok(code) : done;
}

async function protectionSlot(
  mind: VaultMind,
  protection: NewProtection,
  { key, id }: { readonly key: Buffer; readonly id: string },
): Promise<Result<Slot>> {
  if (protection.kind === 'passphrase') return ok(await sealedSlot('passphrase', protection.passphrase, key, id));
  const written = await mind.keychain.write(id, key.toString('base64'));
  return written.ok ? ok({ kind: 'keychain' }) : written;
}
