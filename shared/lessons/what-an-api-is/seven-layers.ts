import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

const path = '/whoami/connection';

export const sevenLayers: Lesson = {
  id: 'seven-layers',
  track: 'what-an-api-is',
  title: 'Seven layers, and what this exchange shows of each',
  minutes: 6,
  text: [
    paragraph(
      'The [[OSI model]] sorts what happens between two computers into seven layers, each using the one below. An API lives in the topmost, and needs all the others to work.',
    ),
    list(
      '7 Application: HTTP itself, the request and the response.',
      '6 Presentation: how a value is written: JSON, UTF-8, gzip.',
      '5 Session: the encrypted conversation that TLS keeps, and a connection that is used again.',
      '4 Transport: TCP with a port at each end, so that bytes arrive whole and in order.',
      '3 Network: IP addresses, from 127.0.0.1 to 127.0.0.1 here.',
      '2 Data link and 1 Physical: frames on a cable or in the air. No program that speaks HTTP sees them; on this machine there is not even a cable.',
    ),
    note(
      'The layers are there, one by one',
      'The internet was not built after this model. TLS sits somewhere between 4 and 7, and HTTP/2 does part of what 5 stands for. It is a way of sorting, and a good one for finding out where something broke.',
      'RFC 1122, section 1.1.3, has four layers',
    ),
  ],
  steps: [
    step('plain', 'Ask what the server saw of you', 'Addresses and ports at both ends, HTTP/1.1, and `tls` is null.', get(path)),
    step(
      'secure',
      'Ask the same over TLS',
      'Another port, and now a version and a cipher: a layer came in between. HTTP is 2.0 on this door.',
      get(path, { door: 'secure' }),
    ),
  ],
  scene: 'osi-layers',
  probes: [
    {
      id: 'transport',
      claim: 'You saw address and port at both ends',
      check: wants({
        method: 'GET',
        path,
        status: 200,
        also: (seen) => {
          const ports = [bodyAt(seen, 'client', 'port'), bodyAt(seen, 'server', 'port')];
          return ports.every((port) => typeof port === 'number') ? null : 'That answer does not name the ports.';
        },
      }),
    },
    {
      id: 'same-port',
      claim: 'Client and server agreed on the port you came from',
      check: wants({
        method: 'GET',
        path,
        status: 200,
        also: (seen) => {
          const connection = seen.exchange.hops.at(-1)?.connection;
          if (!connection) return 'Nothing is known of that connection.';
          return connection.localPort === bodyAt(seen, 'client', 'port')
            ? null
            : 'The server saw another port than you used: something stands between the two.';
        },
      }),
    },
    {
      id: 'secure',
      claim: 'Over TLS a layer more was there, with a version and a cipher',
      check: wantsInOrder(
        [
          {
            method: 'GET',
            path,
            status: 200,
            also: (seen) => (bodyAt(seen, 'tls') === null ? null : 'First without TLS, please.'),
          },
          { method: 'GET', path, status: 200 },
        ],
        ([, secure]) =>
          secure && typeof bodyAt(secure, 'tls', 'cipher') === 'string' ? null : 'The second was not encrypted: use https.',
      ),
    },
  ],
  slip: {
    says: 'Asking who you are in place of how you came: identity is a matter of layer seven alone.',
    asks: [get('/whoami'), get('/whoami', { door: 'secure' })],
  },
  takeaway: 'When something fails, ask which layer: a name, an address, a port, a certificate, a status.',
};
