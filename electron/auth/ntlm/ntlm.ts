import { randomBytes, randomUUID } from 'node:crypto';
import { headerValue, headerValues } from '#shared/http/header-list';
import { bareHost } from '#shared/http/url-parts';
import { ok } from '#shared/result';
import type { AuthOf } from '#shared/model/auth';
import type { HeaderList } from '#shared/model/exchange-event';
import type { AuthTurn, Authorized, Retry } from '../../engine/authentication';
import type { WireRequest } from '../../engine/wire-request';
import { orCannot } from '../auth-failure';
import type { AuthProvider } from '../auth-provider';
import { withHeader } from '../with-header';
import { channelBinding } from './channel-binding';
import { authenticateMessage, negotiateMessage, readChallengeMessage, type ChallengeMessage } from './ntlm-messages';

type Ntlm = AuthOf<'ntlm'>;

/** NTLMv2 over HTTP: three messages, two requests, one connection, which is nobody else's and is closed afterwards. */
export const ntlm: AuthProvider<'ntlm'> = { begin: beginNtlm };

/** The same messages go by either name; some servers offer only the second. */
type Scheme = 'NTLM' | 'Negotiate';

function beginNtlm(auth: Ntlm): AuthTurn {
  let scheme: Scheme = 'NTLM';
  let isByHand = false;
  let connection = '';
  let challenge: ChallengeMessage | null = null;
  let isProved = false;
  let binding: Buffer | null = null;

  function begin(request: WireRequest): Authorized {
    connection = randomUUID();
    return {
      request: withoutLongBody(
        keptOpen(withHeader(request, 'Authorization', `${scheme} ${negotiateMessage().toString('base64')}`)),
      ),
      bound: { key: connection, continues: false },
    };
  }

  function prove(request: WireRequest, asked: ChallengeMessage): Authorized {
    challenge = null;
    isProved = true;
    const message = authenticateMessage(asked, { ...proofOf(auth, request), channelBinding: binding });
    return {
      request: withHeader(request, 'Authorization', `${scheme} ${message.toString('base64')}`),
      bound: { key: connection, continues: true },
    };
  }

  return {
    authorize: (request) =>
      orCannot(async () => {
        isByHand = headerValue(request.headers, 'Authorization') !== null;
        if (isByHand) return ok({ request });
        isProved = false;
        return ok(challenge === null ? begin(request) : prove(request, challenge));
      }),

    foresee: async (request) => ok({ authorized: begin(request), says: threeMessages }),

    async answer({ status, headers }, _sent, peer) {
      if (status !== 401 || isByHand || isProved) return ok(null);
      challenge = readAnswered(headers, scheme);
      if (challenge !== null) {
        const certificate = peer.certificate();
        binding = certificate === null ? null : channelBinding(certificate);
        return ok({
          scheme,
          says: `The server sent its challenge; answered over the same connection${binding === null ? '' : ', and bound to its certificate'}.`,
        });
      }
      if (scheme === 'Negotiate' || !offers(headers, 'Negotiate') || offers(headers, 'NTLM')) return ok(null);
      scheme = 'Negotiate';
      return ok(underOtherName);
    },
  };
}

const threeMessages =
  'Three messages over one connection: this one says what Cairn can do, the server answers 401 with a challenge, and the request goes out again with the proof; the password stays here.';

const underOtherName: Retry = {
  scheme: 'Negotiate',
  says: 'The server offers Negotiate only; NTLM goes by that name too.',
};

/** What is logged in is the connection: it may be closed after the proof, and not before. */
const keptOpen = (request: WireRequest): WireRequest => ({
  ...request,
  headers: request.headers.map(([name, value]): [string, string] =>
    name.toLowerCase() === 'connection' && value.toLowerCase() === 'close' ? [name, 'keep-alive'] : [name, value],
  ),
});

/** A large body would go out for nothing: it follows with the proof. A small one is sent, in case nobody asks for one. */
const longBytes = 64 * 1024;

const withoutLongBody = (request: WireRequest): WireRequest =>
  request.body.kind === 'none' || (request.body.kind === 'bytes' && request.body.length <= longBytes)
    ? request
    : { ...request, body: { kind: 'bytes', length: 0, bytes: Buffer.alloc(0) } };

function readAnswered(headers: HeaderList, scheme: Scheme): ChallengeMessage | null {
  for (const value of headerValues(headers, 'WWW-Authenticate')) {
    const [, name = '', token = ''] = /^\s*(\w+)\s+([A-Za-z0-9+/=]+)\s*$/.exec(value) ?? [];
    if (name.toLowerCase() === scheme.toLowerCase()) return readChallengeMessage(Buffer.from(token, 'base64'));
  }
  return null;
}

const offers = (headers: HeaderList, scheme: Scheme): boolean =>
  headerValues(headers, 'WWW-Authenticate').some((value) => new RegExp(`(?:^|,)\\s*${scheme}\\b`, 'i').test(value));

/** Hundreds of nanoseconds from 1601 to 1970. */
const epoch = 116_444_736_000_000_000n;

function proofOf(auth: Ntlm, { url }: WireRequest) {
  return {
    ...identityOf(auth),
    workstation: auth.workstation,
    targetName: `HTTP/${bareHost(url.host)}`,
    clientChallenge: randomBytes(8),
    time: BigInt(Date.now()) * 10_000n + epoch,
  };
}

/** `DOMAIN\name` in the field of the name means both. */
function identityOf({ username, password, domain }: Ntlm) {
  const [, typed, name] = /^([^\\]+)\\(.*)$/s.exec(username) ?? [];
  return domain === '' && typed !== undefined && name !== undefined
    ? { username: name, password, domain: typed }
    : { username, password, domain };
}
