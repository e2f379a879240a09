import { spellingsOf } from '#shared/secrets/spellings';

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

/** A text cut at every place where one of these values stands; where two begin, the first of them counts. */
export function cutSecrets(text: string, values: readonly string[]): readonly SecretPart[] {
  const known = values.filter((value) => value !== '');
  const parts: SecretPart[] = [];
  for (let from = 0; from < text.length;) {
    const found = known.flatMap((value) => {
      const at = text.indexOf(value, from);
      return at < 0 ? [] : [{ at, value }];
    });
    const first = found.reduce<(typeof found)[number] | null>((best, one) => (best && best.at <= one.at ? best : one), null);
    if (first === null) return [...parts, shownPart(text.slice(from))];
    if (first.at > from) parts.push(shownPart(text.slice(from, first.at)));
    parts.push({ text: first.value, isSecret: true });
    from = first.at + first.value.length;
  }
  return parts;
}

/** Hides what must not be shown. */
export interface Hiding {
  text(text: string): string;
  value(field: string, value: string): string;
}

/** Hides the values of secret fields, and these secrets wherever they stand; nothing when they are asked for. */
export function hidingOf(secrets: readonly string[], withSecrets: boolean): Hiding {
  if (withSecrets) return { text: (text) => text, value: (_, value) => value };
  const values = secrets.flatMap(spellingsOf);
  return { text: (text) => maskedText(text, values), value: (field, value) => maskedValue(field, value, values) };
}

/** A text with these values hidden. */
const maskedText = (text: string, values: readonly string[]): string => joinParts(cutSecrets(text, values));

/** A field's value with its secrets hidden, when it has any, and these values. */
export const maskedValue = (name: string, value: string, values: readonly string[] = []): string =>
  isSecretField(name) ? joinParts(secretParts(name, value)) : maskedText(value, values);

const joinParts = (parts: readonly SecretPart[]): string =>
  parts.map(({ text, isSecret }) => (isSecret ? secretDots : text)).join('');
