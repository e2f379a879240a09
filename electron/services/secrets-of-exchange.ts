import { secretsIn } from '#shared/model/auth-secrets';
import type { Exchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { secretsInAddress } from '#shared/secrets/mask-address';
import { findVariables } from '#shared/variables/find-variables';

/** A shorter part of an address may be a word that means nothing. */
const longEnough = 8;

/** What lets somebody in and was typed into a request, into its credentials or its address, or came in an address of its hops. */
export function typedSecrets({ auth, url }: RequestDraft, exchange: Exchange): string[] {
  const typed = secretsIn(auth).filter((secret) => findVariables(secret).length === 0);
  const addresses = [url, exchange.url, ...exchange.hops.map((hop) => hop.url)];
  const inThem = addresses.flatMap((address) => secretsInAddress(address, [])).filter((secret) => secret.length >= longEnough);
  return [...typed, ...inThem];
}
