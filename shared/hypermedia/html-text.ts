const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * What HTML says, without its marks, on one line for each block. A text without any mark stays as it is, unless it is known to
 * be HTML.
 */
export function htmlText(html: string, isKnown = false): string {
  if (!isKnown && !/<\/?[a-z][^<>]*>/i.test(html)) return html;
  return html
    .replaceAll(/<\/(?:p|div|li|h[1-6]|tr)\s*>|<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/?[a-z][^<>]*>|<!--[^<>]*-->/gi, '')
    .replaceAll(
      /&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,6});/gi,
      (whole, name: string) => entities[name.toLowerCase()] ?? numbered(name) ?? whole,
    )
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function numbered(name: string): string | null {
  if (!name.startsWith('#')) return null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
