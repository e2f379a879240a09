import { createDerivation, keyFromPassphrase, readRecoveryCode } from './passphrase-key.ts';
import { seal, unseal } from './seal.ts';
import type { SealedSlot, Slot } from './vault-file.ts';

/** The vault's key under a passphrase or the recovery code. */
export async function sealedSlot(kind: SealedSlot['kind'], secret: string, key: Uint8Array, id: string): Promise<Slot> {
  const derivation = createDerivation();
  const wrapping = await keyFromPassphrase(secret, derivation);
  return { kind, derivation, sealedKey: seal(wrapping, key, slotContext(kind, id)) };
}

/** The vault's key, when what was typed is its passphrase or its recovery code; null when it is neither. */
export async function openSlots(slots: readonly Slot[], typed: string, id: string): Promise<Buffer | null> {
  for (const slot of slots) {
    if (slot.kind === 'keychain') continue;
    const wrapping = await keyFromPassphrase(slot.kind === 'recovery' ? readRecoveryCode(typed) : typed, slot.derivation);
    const key = unseal(wrapping, slot.sealedKey, slotContext(slot.kind, id));
    if (key) return key;
  }
  return null;
}

const slotContext = (kind: SealedSlot['kind'], id: string) => JSON.stringify(['cairn vault slot', kind, id]);
