import type { Cookie } from 'har-format';

/** A Set-Cookie line as HAR has cookies; null where it names none. */
export function parseSetCookie(line: string): Cookie | null {
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  if (equals <= 0) return null;
  const valueOf = (name: string): string | undefined => {
    const found = attributes.find((one) => one.trim().toLowerCase().split('=')[0] === name);
    return found === undefined ? undefined : found.slice(found.indexOf('=') + 1).trim();
  };
  const has = (name: string) => attributes.some((one) => one.trim().toLowerCase() === name);
  const [path, domain] = [valueOf('path'), valueOf('domain')];
  return {
    name: pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    ...(path !== undefined && { path }),
    ...(domain !== undefined && { domain }),
    httpOnly: has('httponly'),
    secure: has('secure'),
  };
}
