import type { HeaderList } from '../model/exchange-event';
import type { AdviceEvidence } from './advice-rule';
import type { Seen, SeenAnswer } from './seen';

const longest = 160;
const hidden = '••••';

/** A piece of a message, cut where it is long. */
export const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** Names of query parameters that hold a credential. */
export const secretParam =
  /^(?:(?:x[-_])?api[-_]?key|access[-_]?key|access[-_]?token|auth[-_]?token|auth|bearer|token|id[-_]?token|refresh[-_]?token|password|passwd|pwd|secret|client[-_]?secret|session[-_]?id|jwt|x-amz-signature|sig|signature)$/i;

/** Method and address as sent, without the secrets in it. */
export const requestLine = ({ method, address }: Seen): string => {
  const query = address.query.map(([name, value]) => {
    const shown = secretParam.test(name) || (name === 'key' && value.length >= 16) ? hidden : value;
    return shown === '' ? name : `${name}=${shown}`;
  });
  return `${method} ${address.path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
};

/** The request line as evidence, one part of it marked. */
export const fromRequest = (seen: Seen, marked: string | null = null): AdviceEvidence => ({
  where: 'request',
  quote: cut(requestLine(seen)),
  marked,
});

/** The status line as evidence. */
export const fromStatus = ({ status, reason }: SeenAnswer): AdviceEvidence => ({
  where: 'answer',
  quote: `${status} ${reason}`.trim(),
  marked: String(status),
});

/** A field of a head as evidence; nothing where it is not there. */
export function fromField(headers: HeaderList, name: string, where: 'request' | 'answer' = 'answer'): AdviceEvidence[] {
  const found = headers.find(([field]) => field.toLowerCase() === name.toLowerCase());
  return found ? [{ where, quote: cut(`${found[0]}: ${found[1]}`), marked: null }] : [];
}

/** The fields of an answer's head by name, as evidence that another is missing. */
export const fromFieldNames = (headers: HeaderList): AdviceEvidence => ({
  where: 'answer',
  quote: cut(headers.length === 0 ? 'no fields at all' : [...new Set(headers.map(([name]) => name))].join(', ')),
  marked: null,
});

/** A piece of the body as evidence. */
export const fromBody = (quote: string, marked: string | null = null): AdviceEvidence => ({
  where: 'body',
  quote: cut(withoutSecrets(quote)),
  marked,
});

/** The beginning of what was sent, as evidence. */
export const fromSentBody = (quote: string): AdviceEvidence => ({
  where: 'request',
  quote: cut(withoutSecrets(quote)),
  marked: null,
});

/** JSON in which the values of members that hold secrets are hidden; it may be cut off or broken. */
const withoutSecrets = (text: string): string =>
  text.replace(/("[\w-]*(?:password|passwd|secret|token|api_?key|credential)[\w-]*"\s*:\s*")[^"]*/gi, `$1${hidden}`);
