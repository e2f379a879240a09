const secretFields = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'api-key',
  'x-auth-token',
  'x-csrftoken',
  'x-amz-security-token',
]);

/** Whether a field carries a credential and is hidden until asked for. */
export const isSecretField = (name: string): boolean => secretFields.has(name.trim().toLowerCase());

/** What of a secret field's value may be shown: the scheme before a credential is no secret, and tells what is hidden. */
export function openPart(name: string, value: string): string {
  const isAuthorization = name.trim().toLowerCase().endsWith('authorization');
  const pattern = isAuthorization ? /^\s*(?:[A-Za-z][\w-]*\s+(?=\S))?/ : /^\s*/;
  return pattern.exec(value)?.[0] ?? '';
}

/** What stands in the place of a secret. */
export const secretDots = '••••••••';

/** A field's value with its secret hidden, when it has one. */
export const maskedValue = (name: string, value: string): string =>
  isSecretField(name) ? `${openPart(name, value)}${secretDots}` : value;
