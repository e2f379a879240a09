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

/** A stretch of a field's value, to be shown or to be hidden. */
export interface SecretPart {
  readonly text: string;
  readonly isSecret: boolean;
}

/** A secret field's value, cut into what may be shown (scheme, names of cookies, their attributes) and what may not. */
export function secretParts(name: string, value: string): readonly SecretPart[] {
  const key = name.trim().toLowerCase();
  const parts =
    key === 'cookie'
      ? value.split(/(?<=;)/).flatMap(cookiePair)
      : key === 'set-cookie'
        ? cookiePair(value)
        : oneSecret(key, value);
  return parts.filter(({ text }) => text !== '');
}

/** `name=`, the value, and what follows it: attributes are no secret. */
function cookiePair(text: string): readonly SecretPart[] {
  const [, open = '', secret = '', rest = ''] = /^([^=;]*=)?([^;]*)(.*)$/s.exec(text) ?? [];
  return [shownPart(open), { text: secret, isSecret: true }, shownPart(rest)];
}

/** The scheme before a credential tells what is hidden. */
function oneSecret(key: string, value: string): readonly SecretPart[] {
  const pattern = key.endsWith('authorization') ? /^\s*(?:[A-Za-z][\w-]*\s+(?=\S))?/ : /^\s*/;
  const shown = pattern.exec(value)?.[0] ?? '';
  return [shownPart(shown), { text: value.slice(shown.length), isSecret: true }];
}

const shownPart = (text: string): SecretPart => ({ text, isSecret: false });

/** What stands in the place of a secret. */
export const secretDots = '••••••••';

/** A field's value with its secrets hidden, when it has any. */
export const maskedValue = (name: string, value: string): string =>
  isSecretField(name)
    ? secretParts(name, value)
        .map(({ text, isSecret }) => (isSecret ? secretDots : text))
        .join('')
    : value;
