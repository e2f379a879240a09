import { describe, expect, test } from 'vitest';
import { blankAuth, type Auth } from '#shared/model/auth';
import { blankOAuth2, type OAuth2Auth } from '#shared/model/auth/oauth2';
import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { parseYamlFile } from '../yaml/yaml-file';
import { readRequest } from './read-request';
import { withSide, writeSide } from './side-file';
import { changeRequest, writeNewRequest } from './write-request';

const root = '/collection';

function saved(auth: Auth): { readonly text: string; readonly side: string | null } {
  const draft = { ...createDraft('x'), auth };
  const side = writeSide(draft, null);
  if (!side.readable) throw new Error(side.trouble.reason);
  return { text: writeNewRequest({ name: 'a', seq: null, draft }, root), side: side.value };
}

function opened({ text, side }: { readonly text: string; readonly side: string | null }): Auth {
  const file = parseYamlFile(text);
  const request = file.readable ? readRequest(file.value, root) : file;
  if (!request.readable) throw new Error(request.trouble.reason);
  return withSide(request.value.draft, side).auth;
}

const authIn = (text: string) => text.slice(text.indexOf('  auth'));
const withAuth = (lines: string) => `info:\n  name: a\n  type: http\n\nhttp:\n  method: GET\n  url: x\n  auth:${lines}`;

describe('kinds that OpenCollection has', () => {
  const cases: [name: string, auth: Auth, lines: string, side: string | null][] = [
    ['inherit', { kind: 'inherit' }, ' inherit\n', null],
    [
      'digest',
      { kind: 'digest', username: 'ada', password: 'x' },
      '\n    type: digest\n    username: ada\n    password: x\n',
      null,
    ],
    [
      'ntlm',
      { kind: 'ntlm', username: 'ada', password: 'x', domain: 'D', workstation: 'W' },
      '\n    type: ntlm\n    username: ada\n    password: x\n    domain: D\n',
      'auth:\n  kind: ntlm\n  workstation: W\n',
    ],
    [
      'awsv4',
      { ...blankAuth.awsSigV4, source: 'profile', profile: 'work', region: 'eu-west-1', placement: 'query' },
      '\n    type: awsv4\n    region: eu-west-1\n    profileName: work\n',
      'auth:\n  kind: awsSigV4\n  placement: query\n',
    ],
    [
      'oauth1',
      { ...blankAuth.oauth1, consumerKey: 'k', signatureMethod: 'RSA-SHA256', privateKey: '/k.pem', privateKeyFrom: 'file' },
      '\n    type: oauth1\n    consumerKey: k\n    signatureMethod: RSA-SHA256\n    privateKey:\n      type: file\n      value: /k.pem\n    version: "1.0"\n    placement: header\n',
      null,
    ],
  ];
  test.each(cases)('%s', (_name, auth, lines, side) => {
    const files = saved(auth);
    expect(authIn(files.text)).toBe(`  auth:${lines}`);
    expect(files.side?.replace(/^#.*\n/, '') ?? null).toBe(side);
    expect(opened(files)).toEqual(auth);
  });
});

describe('OAuth 2', () => {
  const row = <P extends 'query' | 'body' | 'header'>(name: string, value: string, placement: P) => ({
    ...createRow(name, value),
    placement,
  });
  const shop = { ...blankOAuth2, tokenUrl: 'https://a/token', clientId: 'c', clientSecret: '{{s}}', scope: 'a b' };
  const cases: [name: string, auth: OAuth2Auth, lines: string, side: string | null][] = [
    [
      'a program for itself',
      { ...shop, grant: 'clientCredentials', clientAuth: 'body' },
      '\n    type: oauth2\n    flow: client_credentials\n    accessTokenUrl: https://a/token\n    credentials:\n      clientId: c\n      clientSecret: "{{s}}"\n      placement: body\n    scope: a b\n    settings:\n      autoRefreshToken: true\n',
      null,
    ],
    [
      'a person, a fixed way back, a token in the query',
      {
        ...shop,
        authorizationUrl: 'https://a/authorize',
        callback: 'fixed',
        callbackUrl: 'https://app/cb',
        pkce: 'off',
        account: 'ada',
        placement: 'query',
        parameterName: 'tok',
        use: 'id',
        autoFetch: false,
      },
      '\n    type: oauth2\n    flow: authorization_code\n    authorizationUrl: https://a/authorize\n    accessTokenUrl: https://a/token\n    callbackUrl: https://app/cb\n    credentials:\n      clientId: c\n      clientSecret: "{{s}}"\n    scope: a b\n    pkce:\n      disabled: true\n    tokenConfig:\n      id: ada\n      placement:\n        query: tok\n      source: id_token\n    settings:\n      autoFetchToken: false\n      autoRefreshToken: true\n',
      null,
    ],
    [
      'a password',
      { ...blankOAuth2, grant: 'password', tokenUrl: 'https://a/token', clientId: 'c', username: 'ada', password: '{{p}}' },
      '\n    type: oauth2\n    flow: resource_owner_password_credentials\n    accessTokenUrl: https://a/token\n    credentials:\n      clientId: c\n    resourceOwner:\n      username: ada\n      password: "{{p}}"\n    settings:\n      autoRefreshToken: true\n',
      null,
    ],
    [
      'an issuer, and other things that OpenCollection has no field for',
      {
        ...blankOAuth2,
        discovery: 'https://a',
        clientId: 'c',
        clientAuth: 'privateKeyJwt',
        privateKey: '{{k}}',
        placement: 'body',
        parameterName: 'tok',
      },
      '\n    type: oauth2\n    flow: authorization_code\n    credentials:\n      clientId: c\n    pkce:\n      method: S256\n    settings:\n      autoRefreshToken: true\n',
      'auth:\n  kind: oauth2\n  discovery: https://a\n  clientAuth: privateKeyJwt\n  privateKey: "{{k}}"\n  placement: body\n  parameterName: tok\n',
    ],
  ];
  test.each(cases)('%s', (_name, auth, lines, side) => {
    const files = saved(auth);
    expect(authIn(files.text)).toBe(`  auth:${lines}`);
    expect(files.side?.replace(/^#.*\n/, '') ?? null).toBe(side);
    expect(opened(files)).toEqual(auth);
  });

  test('extra parameters keep their step, their place and whether they are on', () => {
    const extras = {
      authorization: [row('prompt', 'login', 'query')],
      token: [row('tenant', 't1', 'header'), { ...row('off', '1', 'body'), enabled: false }],
      refresh: [row('late', '1', 'query')],
    };
    const read = opened(saved({ ...shop, extras }));
    const bare = (value: unknown) => JSON.stringify(value, (key, inner: unknown) => (key === 'id' ? undefined : inner));
    expect(bare(read)).toBe(bare({ ...shop, extras }));
  });

  test('the grant of devices stands beside the file whole', () => {
    const device: OAuth2Auth = { ...blankOAuth2, grant: 'deviceCode', discovery: 'https://a', clientId: 'c' };
    const files = saved(device);
    expect(files.text).not.toContain('auth');
    expect(opened(files)).toEqual(device);
  });
});

describe('kinds that it has no word for', () => {
  const session: Auth = { ...blankAuth.session, username: 'ada', password: '{{p}}' };
  const cookie: Auth = { kind: 'apiKey', name: 'k', value: 'v', placement: 'cookie' };

  test('stand beside the file whole, and other tools see none', () => {
    const files = saved(session);
    expect(files.text).not.toContain('auth');
    expect(files.side).toContain('auth:\n  kind: session\n  username: ada\n  password: "{{p}}"\n');
    expect(opened(files)).toEqual(session);
    expect(opened(saved(cookie))).toEqual(cookie);
  });

  test('give way to what another tool has put into the file', () => {
    expect(opened({ text: withAuth('\n    type: bearer\n    token: t\n'), side: saved(session).side })).toEqual({
      ...blankAuth.bearer,
      token: 't',
    });
  });

  test('and what another tool took out of the file does not come back', () => {
    const ntlm = saved({ ...blankAuth.ntlm, username: 'ada', workstation: 'W' });
    expect(opened({ text: saved(blankAuth.none).text, side: ntlm.side })).toEqual({ kind: 'none' });
  });
});

test('an account that becomes another is saved, though nothing else did', () => {
  const auth = { ...blankOAuth2, account: 'work' };
  const draft = { ...createDraft('x'), auth };
  const { text } = saved(auth);
  const file = parseYamlFile(text);
  const before = file.readable ? readRequest(file.value, root) : file;
  if (!file.readable || !before.readable) throw new Error('it was just written');
  const next = { name: 'a', draft: { ...draft, auth: { ...auth, account: 'home' } } };
  expect(changeRequest(file.value, before.value, next, root)).toBe(text.replace('id: work', 'id: home'));
});
