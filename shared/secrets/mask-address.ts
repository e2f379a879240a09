import { findVariables } from '../variables/find-variables';
import { spellingsOf } from './spellings';

/** Where in a text something secret stands. */
export interface SecretSpan {
  readonly start: number;
  readonly end: number;
}

/** Names of parameters whose values let somebody in. */
export const tellingNames =
  /^(?:access_?token|auth_?token|id_token|refresh_?token|token|jwt|api_?key|apikey|password|passwd|secret|client_secret|sig)$/i;

/** Those that only a signature or a sign-in puts into an address. */
const signedNames = /^(?:x-amz-(?:signature|security-token)|oauth_(?:signature|token|verifier)|code_verifier)$/i;

/** A shorter word is found only where it stands alone: it may be a part of many others. */
const shortestAnywhere = 8;

/** Where an address holds something secret: values of parameters that tell, a password before the host, and these words. */
export function secretSpansIn(address: string, words: readonly string[] = []): readonly SecretSpan[] {
  const spans = [...inParameters(address), ...inUserinfo(address), ...words.flatMap((word) => wordIn(address, word))];
  return joined(spans.toSorted((one, other) => one.start - other.start));
}

/** An address as it may be shown to whoever looks over a shoulder. */
export function maskAddress(address: string, words: readonly string[] = []): string {
  return secretSpansIn(address, words).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}••••••${text.slice(end)}`,
    address,
  );
}

/** What is secret in an address, as it stands there, and which of these words it repeats. */
export function secretsInAddress(address: string, words: readonly string[]): readonly string[] {
  const told = [...inParameters(address), ...inUserinfo(address)].map(({ start, end }) => address.slice(start, end));
  return [...new Set([...words.filter((word) => wordIn(address, word).length > 0), ...told])];
}

function inParameters(address: string): SecretSpan[] {
  return [...address.matchAll(/[?&#;]([^=&#;?]+)=([^&#]+)/g)].flatMap(({ index, 0: whole, 1: name = '', 2: value = '' }) => {
    const end = index + whole.length;
    return isTelling(name) && !isReference(value) ? [{ start: end - value.length, end }] : [];
  });
}

/** Whether a parameter lets somebody in, by its name. */
export const isTelling = (name: string): boolean => tellingNames.test(name) || signedNames.test(name);

/** The name of a secret is none. */
const isReference = (value: string): boolean =>
  findVariables(value).some(({ start, end }) => start === 0 && end === value.length);

function inUserinfo(address: string): SecretSpan[] {
  const found = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#@:]*:([^/?#@]+)@/i.exec(address);
  const [whole, password = ''] = found ?? [];
  return whole === undefined || isReference(password)
    ? []
    : [{ start: whole.length - 1 - password.length, end: whole.length - 1 }];
}

const letter = /[\p{L}\p{N}]/u;

/** What is as short as “abc” stands everywhere. */
const shortest = 4;

function wordIn(address: string, word: string): SecretSpan[] {
  if (word.length < shortest) return [];
  // Nobody is let in by the name of a host.
  const from = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*/i.exec(address)?.[0].length ?? 0;
  return spellingsOf(word).flatMap((written) => {
    const spans: SecretSpan[] = [];
    for (let at = address.indexOf(written, from); at >= 0; at = address.indexOf(written, at + written.length)) {
      const end = at + written.length;
      const isAlone = !letter.test(address.charAt(at - 1)) && !letter.test(address.charAt(end));
      if (written.length >= shortestAnywhere || isAlone) spans.push({ start: at, end });
    }
    return spans;
  });
}

/** Those that touch or overlap are one. */
function joined(spans: readonly SecretSpan[]): SecretSpan[] {
  return spans.reduce<SecretSpan[]>((done, span) => {
    const last = done.at(-1);
    if (last === undefined || span.start > last.end) return [...done, span];
    return [...done.slice(0, -1), { start: last.start, end: Math.max(last.end, span.end) }];
  }, []);
}
