import type { JsonRow } from '#shared/model/body-window';

/** Keys whose value is an address even when it does not begin with a scheme. */
const addressKeys: ReadonlySet<string> = new Set([
  'url',
  'href',
  'next',
  'previous',
  'prev',
  'first',
  'last',
  'self',
  'link',
  'location',
]);

/** The address a string leads to, or null. Only what is fetched over HTTP can be followed. */
export function linkIn(row: JsonRow, base: string): string | null {
  if (row.kind !== 'string' || row.cutBytes > 0) return null;
  const text = unquote(row.text);
  if (text === null) return null;
  if (/^https?:\/\/[^\s/]/i.test(text)) return addressFrom(text, base);
  const isAddressKey = row.key !== null && addressKeys.has(row.key.toLowerCase());
  return isAddressKey && /^[/?.]/.test(text) && !/\s/.test(text) ? addressFrom(text, base) : null;
}

/** The link as it was written where that is an address by itself, so that nothing of it changes on the way. */
function addressFrom(text: string, base: string): string | null {
  try {
    const url = new URL(text, base === '' ? undefined : base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    return /^https?:/i.test(text) ? text : url.href;
  } catch {
    return null;
  }
}

function unquote(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
