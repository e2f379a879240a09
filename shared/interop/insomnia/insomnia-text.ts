import type { ImportNotes } from '../import-notes';
import { isRecord, type Loose } from '../loose';

/**
 * `{{ _.base_url }}` as `{{base_url}}`. Insomnia also runs tags between percent signs: Cairn runs nothing in a text, so that
 * they stay as they are and are told.
 */
export function plainTemplates(text: string, place: string, notes: ImportNotes): string {
  const tag = /\{%-?\s*(\w+)/.exec(text);
  if (tag) notes.lose(place, `the template tag “${tag[1]}”`, 'Cairn runs nothing in a text: put a variable in its place');
  return text.replaceAll(/\{\{-?([^{}]{1,500})\}\}/g, (whole, inner: string) => {
    const name = nameIn(inner.trim());
    if (name === null) notes.lose(place, `the expression ${whole}`, 'Cairn looks names up and works nothing out');
    return name === null ? whole : `{{${name}}}`;
  });
}

const filled = new Set(['url', 'parameters', 'pathParameters', 'headers', 'body', 'authentication']);

/** A request or folder with every text in it that is filled in when it is sent said in Cairn’s way. */
export function withPlainTexts(value: Loose, place: string, notes: ImportNotes): Loose {
  const plain = (inner: unknown, depth: number): unknown => {
    if (typeof inner === 'string') return inner.includes('{') ? plainTemplates(inner, place, notes) : inner;
    if (Array.isArray(inner) && depth < 10) return inner.map((one) => plain(one, depth + 1));
    if (!isRecord(inner) || depth >= 10) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, plain(one, depth + 1)]));
  };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled.has(name) ? plain(inner, 0) : inner]));
}

/** `_.a.b`, `_['a-b']`, `a`: the name of the variable; null for what is more than a name. */
function nameIn(text: string): string | null {
  const bare = text.replace(/^_\./, '').replace(/^_(?=\[)/, '');
  const plain = bare.replaceAll(
    /\[\s*(?:'([^']+)'|"([^"]+)"|(\d+))\s*\]/g,
    (_, a?: string, b?: string, c?: string) => `.${a ?? b ?? c ?? ''}`,
  );
  const name = plain.replace(/^\./, '');
  return /^[\p{L}\p{N}_$][\p{L}\p{N}_$.-]*$/u.test(name) ? name : null;
}
