import { onlyWith } from '../security-schemes.ts';
import type { TLSSocket } from 'node:tls';
import type { Endpoint } from '../endpoint.ts';
import { json, prettyJson, typed } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';
import { personNamed } from '../world/people.ts';
import { attach, attachedTo } from '../world/attachments.ts';
import type { World } from '../world/world.ts';
import type { Certificates } from './authority.ts';
import { clientCertificate } from './describe-connection.ts';
import type { SecureUrls } from './secure-ports.ts';

/** The encrypted ports of a world, once they are open. A reset does not close them. */
export interface OpenTls {
  readonly urls: SecureUrls;
  readonly certificates: Certificates;
}

const tlsOf = (world: World): OpenTls | undefined => attachedTo(world, 'tls');
export const rememberTls = (world: World, tls: OpenTls): void => attach(world, 'tls', tls);

const howTo = 'cairn practice --tls opens the encrypted ports.';

const tlsIndex: Endpoint = {
  path: '/tls/',
  methods: ['GET'],
  group: 'Layers',
  summary: 'The encrypted ports',
  description:
    'Where the encrypted ports are: a good one with HTTP/2 by ALPN, one that insists on a certificate of the caller, and three whose certificates are bad: expired, for another host, signed by nobody. They are there when the server was started with --tls, with an authority made at the first run; everything else is served on them as here.',
  tryIt: [{ method: 'GET', path: '/tls/', expect: 200, says: 'addresses, or how to get them' }],
  handle(ask) {
    const tls = tlsOf(ask.world);
    if (!tls) return prettyJson(200, { running: false, help: howTo });
    const { alice, stranger } = tls.certificates;
    const authority = `${ask.origin}/tls/authority.pem`;
    return prettyJson(200, { running: true, urls: tls.urls, authority, clientCertificates: { alice, stranger } });
  },
};

const tlsAuthority: Endpoint = {
  path: '/tls/authority.pem',
  methods: ['GET'],
  group: 'Layers',
  summary: 'The certificate of the authority',
  description:
    'Whoever trusts it can verify the good port: curl --cacert authority.pem. It is kept beside the file of --data, else new at each start.',
  tryIt: [{ method: 'GET', path: '/tls/authority.pem', expect: 404, says: 'there is none without --tls' }],
  handle(ask) {
    const tls = tlsOf(ask.world);
    if (!tls) return refuse(ask, { status: 404, detail: 'There is no authority on this server.', help: howTo });
    return typed(200, 'application/x-pem-file', tls.certificates.ca);
  },
};

const mtlsDoor: Endpoint = {
  path: '/auth/mtls/',
  access: onlyWith('mtls'),
  methods: ['GET', 'POST'],
  group: 'Authentication',
  summary: 'A certificate of the caller',
  description:
    'Takes a certificate that the authority of this server signed, shown while the connection was made; /tls/ gives alice’s. There is nothing in HTTP to ask for one with, so a stranger is told 403.',
  tryIt: [{ method: 'GET', path: '/auth/mtls/', expect: 403, says: 'no encryption, no certificate' }],
  handle(ask) {
    const socket = ask.raw.socket as TLSSocket;
    const shown = clientCertificate(socket);
    if (!shown) {
      const help = socket.encrypted
        ? 'Make the connection with a certificate; /tls/ has one.'
        : `It needs an encrypted port. ${howTo}`;
      return refuse(ask, { status: 403, detail: 'No certificate was shown.', help });
    }
    const person = personNamed(/^CN=(.+)$/m.exec(shown.subject)?.[1] ?? '');
    if (!shown.trusted || !person) {
      const why = socket.authorizationError as unknown;
      return refuse(ask, {
        status: 403,
        detail: 'That certificate is not by the authority of this server.',
        help: `The check said: ${String(why)}.`,
      });
    }
    ask.identity = person.username;
    const role = person.isAdmin ? 'admin' : 'member';
    return json(200, { username: person.username, role, authenticated_by: 'mtls', certificate: shown });
  },
};

export const tls: readonly Endpoint[] = [tlsIndex, tlsAuthority, mtlsDoor];
