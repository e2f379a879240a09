import type { HeaderPart } from './parts/header-part';
import { partsReaders } from './parts/readers';
import type { ReadingContext } from './reading/reading';

export type { HeaderPart } from './parts/header-part';

/**
 * A field's value taken apart: each piece as sent, with what it says or what is wrong with it.
 * Empty for a field without parts. Secrets do not appear in it. Never throws.
 */
export function readParts(name: string, value: string, context: ReadingContext): readonly HeaderPart[] {
  const key = name.trim().toLowerCase();
  const reader = Object.hasOwn(partsReaders, key) ? partsReaders[key] : undefined;
  return reader?.(value.trim(), context) ?? [];
}

/** Whether the values of a field can be taken apart. */
export const hasParts = (name: string): boolean => Object.hasOwn(partsReaders, name.trim().toLowerCase());
