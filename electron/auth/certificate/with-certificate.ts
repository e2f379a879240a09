import { originOf } from '#shared/http/url-parts';
import type { AuthOf } from '#shared/model/auth';
import { ok } from '#shared/result';
import type { AuthTools, AuthTurn } from '../../engine/authentication';
import { beside } from './beside';
import { clientCertificate } from './client-certificate';

/**
 * Credentials with a certificate beside them: it is shown wherever they go, and in what they send on the side to the origin of
 * the request, such as a login. Another origin does not get to see it.
 */
export function withCertificate(
  certificate: AuthOf<'clientCertificate'>,
  tools: AuthTools,
  begin: (tools: AuthTools) => AuthTurn,
): AuthTurn {
  let origin: string | null = null;
  const shown = clientCertificate.begin(certificate, tools);
  const turn = begin({
    ...tools,
    send: (draft, says) => {
      const isOwn = URL.canParse(draft.url) && new URL(draft.url).origin === origin;
      return tools.send(isOwn && draft.auth.kind === 'none' ? { ...draft, auth: certificate } : draft, says);
    },
  });
  return beside(turn, async (request) => {
    origin = new URL(originOf(request.url)).origin;
    return ok(shown);
  });
}
