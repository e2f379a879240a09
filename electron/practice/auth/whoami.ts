import type { Endpoint } from '../endpoint.ts';
import { prettyJson } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';
import { asAlice, basicHeader } from '../library/examples.ts';
import { anyAuthenticator, authenticate } from '../policies/authentication.ts';
import { oauthClients } from '../oauth/clients.ts';
import { describeTls } from '../tls/describe-connection.ts';
import { accounts } from '../world/people.ts';

export const whoami: Endpoint = {
  path: '/whoami',
  methods: ['GET'],
  group: 'Authentication',
  summary: 'Who the server thinks you are',
  description:
    'Says who you are by any of the credentials the library takes, or that you are nobody. A wrong credential is 401 even here.',
  tryIt: [
    { method: 'GET', path: '/whoami', expect: 200, says: 'nobody' },
    { method: 'GET', path: '/whoami', headers: asAlice, expect: 200, says: 'alice' },
    { method: 'GET', path: '/whoami', headers: basicHeader('alice', 'wrong'), expect: 401, says: 'a wrong password' },
  ],
  handle(ask) {
    const person = authenticate(ask, anyAuthenticator);
    if (!person.ok) return refuse(ask, person.refusal);
    const { username = null, name = null, isAdmin = false } = person.value ?? {};
    const role = username === null ? 'nobody' : isAdmin ? 'admin' : 'member';
    return prettyJson(200, { username, name, role, accounts: `${ask.origin}/whoami/accounts` }, [
      ['Vary', 'Authorization, X-API-Key'],
    ]);
  },
};

export const whoamiAccounts: Endpoint = {
  path: '/whoami/accounts',
  methods: ['GET'],
  group: 'Authentication',
  summary: 'The people, with everything that proves who they are',
  description:
    'The three accounts with password, token and key, and the programs that the authorization server knows. They are the same on every run and guard nothing but practice data.',
  tryIt: [{ method: 'GET', path: '/whoami/accounts', expect: 200, says: 'alice, bert and dora' }],
  handle: () => prettyJson(200, { people: accounts, clients: oauthClients }),
};

export const whoamiConnection: Endpoint = {
  path: '/whoami/connection',
  methods: ['GET'],
  group: 'Authentication',
  summary: 'The connection you came on',
  description:
    'Addresses and ports of both ends, the HTTP version, and where the connection is encrypted: TLS version, cipher and certificate.',
  tryIt: [{ method: 'GET', path: '/whoami/connection', expect: 200, says: 'both ends' }],
  handle(ask) {
    const { remoteAddress, remotePort, remoteFamily, localAddress, localPort } = ask.raw.socket;
    return prettyJson(200, {
      client: { address: remoteAddress, port: remotePort, family: remoteFamily },
      server: { address: localAddress, port: localPort },
      httpVersion: ask.raw.httpVersion,
      tls: describeTls(ask.raw),
    });
  },
};
