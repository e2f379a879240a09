import { secretsIn } from '#shared/model/auth-secrets';
import type { Exchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { secretsInAddress } from '#shared/secrets/mask-address';
import { findVariables } from '#shared/variables/find-variables';

/** A shorter part of an address may be a word that means nothing. */
const longEnough = 8;

/**
 * What lets somebody in: typed into the credentials or the address of a request, come in an address of its hops, or gone out as
 * credentials, such as a token that was got for it, or name and password in Base64.
 */
export function secretsOfExchange({ auth, url }: RequestDraft, { url: first, hops }: Exchange): string[] {
  const typed = secretsIn(auth).filter((secret) => findVariables(secret).length === 0);
  const addresses = [url, first, ...hops.map((hop) => hop.url)];
  const others = [...addresses.flatMap((address) => secretsInAddress(address, [])), ...hops.flatMap(sentCredentials)];
  return [...typed, ...others.filter((secret) => secret.length >= longEnough)];
}

/** With and without the scheme before them. */
const sentCredentials = ({ requestHeaders }: Exchange['hops'][number]): string[] =>
  requestHeaders
    .filter(([name]) => name.toLowerCase() === 'authorization')
    .flatMap(([, value]) => [value, value.replace(/^\S+ (?=\S+$)/, '')]);
