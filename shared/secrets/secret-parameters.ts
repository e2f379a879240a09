import { isTelling } from './mask-address';

/** An address without a password before its host, and without parameters that let somebody in or hold one of these words. */
export function withoutSecretParameters(address: string, words: readonly string[]): string {
  if (!URL.canParse(address)) return '';
  const url = new URL(address);
  url.username = '';
  url.password = '';
  const secret = [...url.searchParams].filter(([name, value]) => isTelling(name) || words.includes(value));
  for (const [name] of secret) url.searchParams.delete(name);
  return url.href;
}
