/** The media type without its parameters, in small letters; empty when there is none. */
export const essenceOf = (contentType: string | null): string => (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The charset a Content-Type names. */
export function charsetOf(contentType: string | null): string | null {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType ?? '');
  const charset = (match?.[1] ?? match?.[2] ?? '').trim();
  return charset === '' || charset.length > 40 ? null : charset;
}
