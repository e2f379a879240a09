import { ok, type Result } from '#shared/result';
import type { AuthTurn, Authorized } from '../../engine/authentication';
import type { WireRequest } from '../../engine/wire-request';
import { foreseeByDoing } from '../foresee-by-doing';

/** What shows a certificate with a request; null where none is to be shown. */
export type Shown = (request: WireRequest) => Promise<Result<AuthTurn | null>>;

/** Credentials with what is shown in the handshake beside them. A certificate that credentials show themselves stands. */
export function beside(turn: AuthTurn, shown: Shown): AuthTurn {
  const join = (own: Authorized, handshake: Authorized): Authorized =>
    handshake.client === undefined || own.client !== undefined ? own : { ...own, client: handshake.client };

  return {
    ...(turn.answer && { answer: (...answered) => turn.answer?.(...answered) ?? Promise.resolve(ok(null)) }),
    async authorize(request) {
      const certificate = await shown(request);
      if (!certificate.ok) return certificate;
      const handshake = (await certificate.value?.authorize(request)) ?? ok(null);
      if (!handshake.ok) return handshake;
      const own = await turn.authorize(request);
      return own.ok && handshake.value !== null ? ok(join(own.value, handshake.value)) : own;
    },
    async foresee(request) {
      const certificate = await shown(request);
      if (!certificate.ok) return certificate;
      const handshake = (await certificate.value?.foresee?.(request)) ?? ok(null);
      if (!handshake.ok) return handshake;
      const own = await foreseeByDoing(turn, request);
      if (!own.ok || handshake.value === null) return own;
      const says = [own.value.says, handshake.value.says].filter((words) => words !== '').join(' ');
      const { authorized } = own.value;
      const both = authorized && handshake.value.authorized ? join(authorized, handshake.value.authorized) : authorized;
      return ok({ authorized: both, says });
    },
  };
}
