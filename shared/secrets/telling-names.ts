import { isCredential } from '../http/credential-fields';

/** Fields of forms and of token requests that let someone in, or did once. */
const fields = new Set([
  'client_secret',
  'client_assertion',
  'code',
  'code_verifier',
  'device_code',
  'refresh_token',
  'access_token',
  'id_token',
  'token',
  'assertion',
]);

/** Headers that say where we were, or from whose page: kept from other origins, and no secret of themselves. */
const places = /^(?:origin|referer)$/i;

/** Whether a field, parameter, header or variable of this name holds a secret, as people name them. */
export function isTellingName(name: string): boolean {
  const plain = name.trim().replaceAll('_', '-');
  if (places.test(plain) || plain === '') return false;
  return fields.has(name.toLowerCase()) || isCredential(plain) || /pass(?:word|wd|phrase)|csrf|authenticity/i.test(plain);
}
