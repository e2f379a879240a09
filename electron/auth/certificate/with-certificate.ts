import { originOf } from '#shared/http/url-parts';
import type { AuthOf } from '#shared/model/auth';
import { ok } from '#shared/result';
import type { AuthTools, AuthTurn, Authorized } from '../../engine/authentication';
import { foreseeByDoing } from '../foresee-by-doing';
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
  const join = (own: Authorized, { client }: Authorized): Authorized => (client === undefined ? own : { ...own, client });

  return {
    ...(turn.answer && { answer: (...answered) => turn.answer?.(...answered) ?? Promise.resolve(ok(null)) }),
    async authorize(request) {
      origin = new URL(originOf(request.url)).origin;
      const handshake = await shown.authorize(request);
      if (!handshake.ok) return handshake;
      const own = await turn.authorize(request);
      return own.ok ? ok(join(own.value, handshake.value)) : own;
    },
    async foresee(request) {
      const handshake = (await shown.foresee?.(request)) ?? ok({ authorized: null, says: '' });
      if (!handshake.ok) return handshake;
      const own = await foreseeByDoing(turn, request);
      if (!own.ok) return own;
      const says = [own.value.says, handshake.value.says].filter((words) => words !== '').join(' ');
      return ok({ authorized: own.value.authorized, says });
    },
  };
}
