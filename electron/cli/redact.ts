import type { Auth } from '#shared/model/auth';
import { secretsIn } from '#shared/model/auth-secrets';
import type { HeaderList } from '#shared/model/exchange-event';
import type { SentSecret } from '#shared/secrets/sent-secret';
import { isCredential } from '../engine/credentials';
import { hideFilledIn } from '../runner/without-secrets';

const hidden = '(not shown)';

/** Tells headers and addresses without what lets somebody in. */
export interface Redactor {
  header(header: HeaderList[number]): string;
  address(address: string): string;
  /** Any other text, without the secrets whose values are known. */
  text(text: string): string;
}

/** Leaves nothing out. */
export const openly: Redactor = { header: ([, value]) => value, address: (address) => address, text: (text) => text };

/**
 * Knows, besides what credentials are usually called, what these are called and hold, and which secrets were filled in:
 * these may still become more.
 */
export function createRedactor(auth: Auth, filledIn: readonly string[] = []): Redactor {
  const own = auth.kind === 'apiKey' ? auth.name.toLowerCase() : null;
  // A secret as short as “a” would hide half of what is told, and it stands where its name is known.
  const secrets = secretsIn(auth).filter((secret) => secret.length > 3);
  const hide = (text: string): string => hideFilledIn(text, [...secrets, ...filledIn]);
  return {
    header: ([name, value]) => (name.toLowerCase() === own ? hidden : hide(redactHeader([name, value]))),
    address: (address) => hide(redactAddress(address, own)),
    text: hide,
  };
}

/** Takes down what is filled in, for a redactor, and passes it on. */
export const noting =
  (filledIn: string[], pass: (secrets: readonly SentSecret[]) => void) =>
  (secrets: readonly SentSecret[]): void => {
    filledIn.push(...secrets.map(({ text }) => text));
    pass(secrets);
  };

/** A header's value as it may be told in a note: credentials and cookies are left out. */
export function redactHeader([name, value]: HeaderList[number]): string {
  if (/^(?:www|proxy)-authenticate$/i.test(name)) return value;
  if (/^(?:location|content-location|referer|link)$/i.test(name)) return redactAddress(value);
  return isCredential(name) || /^set-cookie2?$/i.test(name) ? hidden : value;
}

/** An address without what stands before its `@`, and without the values of parameters that carry credentials. */
export function redactAddress(address: string, own: string | null = null): string {
  return address
    .replace(/^((?:[a-z][a-z0-9+.-]*:)?\/\/)?[^/?#]*@/i, '$1')
    .replace(/([?&;])([^=&;#]+)=([^&;#\s>]*)/g, (whole, start: string, name: string) =>
      decode(name).toLowerCase() === own || isCredential(decode(name).replaceAll('_', '-')) ? `${start}${name}=${hidden}` : whole,
    );
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
