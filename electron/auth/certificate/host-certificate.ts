import type { UrlParts } from '#shared/http/url-parts';
import type { AuthOf } from '#shared/model/auth';
import { ok, type Result } from '#shared/result';
import type { AuthTools, AuthTurn } from '../../engine/authentication';
import { beside } from './beside';
import { clientCertificate } from './client-certificate';

/** The certificate that is named for a host; null for none. Fails where what opens it is in a locked vault. */
export type CertificateFor = (url: UrlParts) => Promise<Result<AuthOf<'clientCertificate'> | null>>;

/** Credentials without a certificate of their own: each host gets to see the one that is named for it, and no other. */
export const withHostCertificate = (certificateFor: CertificateFor, tools: AuthTools, turn: AuthTurn): AuthTurn =>
  beside(turn, async ({ url }) => {
    const named = await certificateFor(url);
    return named.ok ? ok(named.value && clientCertificate.begin(named.value, tools)) : named;
  });
