import { afterEach, beforeEach, expect, test } from 'vitest';
import { blankAuth, type AuthOf } from '#shared/model/auth';
import { createTestEngine, type TestEngine } from '../../engine/exchange.test-support';
import { startRecordingServer, type Recorded, type RecordingServer } from '../recording-server.test-support';

let engine: TestEngine;
let server: RecordingServer;
beforeEach(async () => void (engine = await createTestEngine()));
afterEach(async () => {
  await engine.close();
  await server.close();
});

const session = (change: Partial<AuthOf<'session'>>): AuthOf<'session'> => ({
  ...blankAuth.session,
  username: 'ada',
  password: 'x',
  ...change,
});
const at = (path: string) => `http://localhost:${server.port}${path}`;
const page = { 'Content-Type': 'text/html' };
const cookiesOf = ({ headers }: Recorded) =>
  new Map((headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string]));

test('Laravel: the token comes in a cookie, encoded, changes with every answer, and 419 is the end of a session', async () => {
  let turn = 0;
  let isOver = false;
  const fresh = () => ({ 'Set-Cookie': `XSRF-TOKEN=t${++turn}%3D; Path=/` });
  server = await startRecordingServer((request) => {
    if (request.target === '/sanctum/csrf-cookie') return { status: 204, headers: fresh(), body: '' };
    const token = decodeURIComponent(cookiesOf(request).get('XSRF-TOKEN') ?? '');
    if (request.headers['x-xsrf-token'] !== token || token !== `t${turn}=`) return { status: 419 };
    if (request.target === '/login') {
      isOver = false;
      return { status: request.body.includes('email=ada') ? 204 : 422, headers: fresh(), body: '' };
    }
    return isOver ? { status: 419 } : { status: 200, headers: fresh() };
  });
  const auth = session({
    loginUrl: '/login',
    formUrl: '/sanctum/csrf-cookie',
    usernameField: 'email',
    csrfCookie: 'XSRF-TOKEN',
    csrfHeader: 'X-XSRF-TOKEN',
    csrfField: '',
  });
  const send = () => engine.send({ method: 'POST', url: at('/books'), auth });
  for (let times = 0; times < 3; times++) expect((await send()).hops.map(({ head }) => head?.status)).toEqual([200]);
  isOver = true;
  expect((await send()).hops.map(({ head }) => head?.status)).toEqual([419, 200]);
  expect(server.seen.every(({ headers }) => headers.referer === at('/'))).toBe(true);
});

test('Rails: the token stands in pages alone, and the one after the login counts', async () => {
  server = await startRecordingServer(({ target, headers, body, ...rest }) => {
    const isIn = cookiesOf({ target, headers, body, ...rest }).get('_app') === 'in';
    if (target === '/users/sign_in' && body === '') {
      const form =
        '<meta name="csrf-token" content="before"><form><input type="hidden" name="authenticity_token" value="a&amp;b"><input type="hidden" name="utf8" value="&#x2713;"><input name="user[email]"></form>';
      return {
        status: 200,
        headers: page,
        body: `<form><input type=hidden name=authenticity_token value=other><input name=q></form>${form}`,
      };
    }
    if (target === '/users/sign_in')
      return { status: 303, headers: { Location: '/home', 'Set-Cookie': '_app=in; Path=/; HttpOnly' } };
    if (target === '/home') return { status: 200, headers: page, body: '<meta content="after" name="csrf-token">' };
    return { status: isIn && headers['x-csrf-token'] === 'after' ? 201 : 422 };
  });
  const auth = session({
    loginUrl: '/users/sign_in',
    usernameField: 'user[email]',
    passwordField: 'user[password]',
    csrfCookie: '',
    csrfHeader: 'X-CSRF-Token',
    csrfField: 'authenticity_token',
  });
  const exchange = await engine.send({ method: 'POST', url: at('/books'), auth });
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 201 } });
  const posted = new URLSearchParams(server.seen[1]?.body);
  expect(Object.fromEntries(posted)).toEqual({
    utf8: '✓',
    authenticity_token: 'a&b',
    'user[email]': 'ada',
    'user[password]': 'x',
  });
});

test('a login by JSON, for servers that have no form', async () => {
  server = await startRecordingServer(({ target, body, headers }) => {
    if (target === '/login')
      return {
        status: body === '' ? 404 : 200,
        headers: { 'Set-Cookie': 'sid=1', 'Content-Type': 'application/json' },
        body: '{}',
      };
    return { status: headers.cookie === 'sid=1' ? 200 : 401 };
  });
  const exchange = await engine.send({
    url: at('/me'),
    auth: session({ loginUrl: '/login', sendAs: 'json', csrfCookie: '', csrfHeader: '', csrfField: '' }),
  });
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
  expect(JSON.parse(server.seen[1]?.body ?? '')).toEqual({ username: 'ada', password: 'x' });
});

test('a password that looks like a variable is sent as it is', async () => {
  server = await startRecordingServer(({ target }) =>
    target === '/login' ? { status: 303, headers: { Location: '/', 'Set-Cookie': 'sid=1' } } : { status: 200 },
  );
  await engine.send({ url: at('/me'), auth: session({ loginUrl: '/login', password: '{{x}}' }) }, { fillVariables: false });
  expect(new URLSearchParams(server.seen[1]?.body).get('password')).toBe('{{x}}');
});
