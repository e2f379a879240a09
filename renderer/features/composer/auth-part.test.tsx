import { knownVariable } from '#shared/model/environment';
import { ok } from '#shared/result';
import { blankAuth, type Auth, type AuthKind } from '#shared/model/auth';
import type { AuthPreview } from '#shared/model/auth-preview';
import { rowsFromUrl } from '#shared/model/query-rows';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AuthPart } from './auth-part';
import { authForms } from './auth-fields/registry';
import { show } from './composer.test-support';

const part = (tabId: string) => <AuthPart tabId={tabId} />;
const nothing: AuthPreview = { additions: [], says: '', problem: null, from: null };
const showing = (auth: Auth, preview: Partial<AuthPreview> = {}) =>
  show(part, { auth }, { 'auth.preview': async () => ok({ ...nothing, ...preview }) });

const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const choose = async (kind: string) => {
  await page.getByRole('button', { name: /Kind of auth/ }).click();
  await page.getByRole('option', { name: kind, exact: true }).click();
};

/** What each form can fill in, by the names on the screen. */
const filled: { readonly [K in Exclude<AuthKind, 'none' | 'inherit' | 'oauth2'>]: readonly [Record<string, string>, object] } = {
  basic: [
    { 'User name': 'ada', Password: 'x' },
    { username: 'ada', password: 'x' },
  ],
  bearer: [
    { Token: 't', Scheme: 'JWT' },
    { token: 't', prefix: 'JWT' },
  ],
  apiKey: [
    { Name: 'X-K', Key: 'v' },
    { name: 'X-K', value: 'v', placement: 'header' },
  ],
  token: [{ Token: 't' }, { token: 't', keyword: 'Token' }],
  session: [
    { 'Login address': '/in', 'User name': 'ada', Password: 'x' },
    { loginUrl: '/in', username: 'ada', password: 'x' },
  ],
  digest: [
    { 'User name': 'ada', Password: 'x' },
    { username: 'ada', password: 'x' },
  ],
  oauth1: [
    { 'Consumer key': 'k', 'Consumer secret': 's', Token: 't', 'Token secret': 'u' },
    { consumerKey: 'k', consumerSecret: 's', token: 't', tokenSecret: 'u' },
  ],
  awsSigV4: [
    { 'Access key id': 'A', 'Secret access key': 'S', Region: 'eu-west-1', Service: 's3' },
    { accessKeyId: 'A', secretAccessKey: 'S', region: 'eu-west-1', service: 's3' },
  ],
  ntlm: [
    { 'User name': 'ada', Password: 'x', Domain: 'D' },
    { username: 'ada', password: 'x', domain: 'D' },
  ],
  clientCertificate: [
    { Certificate: '/c.pem', Key: '/k.pem' },
    { certificatePath: '/c.pem', keyPath: '/k.pem' },
  ],
};

test.each(Object.keys(filled) as (keyof typeof filled)[])('the form of %s says what it holds', async (kind) => {
  const { tab } = await showing(blankAuth.none);
  await choose(authForms[kind].label);
  const [texts, holds] = filled[kind];
  for (const [name, text] of Object.entries(texts))
    await field(name)
      .or(page.getByLabelText(name, { exact: true }))
      .first()
      .fill(text);
  expect(tab().draft.auth).toMatchObject({ kind, ...holds });
});

test('no fields of another kind stay behind, and what was typed for it comes back', async () => {
  const { tab } = await showing({ kind: 'basic', username: 'ada', password: 'x' });
  await choose('API key');
  await expect.element(field('User name')).not.toBeInTheDocument();
  await choose('Basic');
  expect(tab().draft.auth).toEqual({ kind: 'basic', username: 'ada', password: 'x' });
});

test('what is added is shown letter by letter, its secrets when asked for', async () => {
  await showing(
    { ...blankAuth.digest, username: 'ada', password: 'Größe' },
    {
      additions: [
        {
          place: 'header',
          name: 'Authorization',
          parts: [
            { text: 'Digest username="ada", response=', isSecret: false },
            { text: '"8ca523f5"', isSecret: true },
          ],
        },
      ],
      says: 'The server’s challenge is known and is answered at once.',
    },
  );
  const added = page.getByRole('group', { name: 'What is added to the request' });
  await expect.element(added).toHaveTextContent('Authorization: Digest username="ada", response=••••••••');
  await expect.element(page.getByText('The server’s challenge is known and is answered at once.')).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect.element(added).toHaveTextContent('Authorization: Digest username="ada", response="8ca523f5"');
});

test('where nothing can be said beforehand, what will happen is said', async () => {
  await showing(blankAuth.ntlm, { says: 'Three messages over one connection.' });
  await expect.element(page.getByText('Three messages over one connection.')).toBeVisible();
});

test('inherited credentials say where they come from; a draft in no collection inherits nothing', async () => {
  await showing(blankAuth.inherit, {
    from: { kind: 'folder', path: 'books', name: 'Books', auth: { kind: 'basic', username: 'a', password: '{{p}}' } },
    additions: [{ place: 'header', name: 'Authorization', parts: [{ text: 'Basic ', isSecret: false }] }],
  });
  await expect.element(page.getByText('the folder Books: Basic')).toBeVisible();
  await showing(blankAuth.inherit);
  await expect.element(page.getByText('This request is in no collection yet, so there is nothing to inherit.')).toBeVisible();
});

test('a client certificate stands beside any kind, stays when the kind changes, and goes when it is switched off', async () => {
  const { tab } = await showing({ kind: 'basic', username: 'ada', password: 'x' });
  const also = page.getByText('Show a client certificate as well');
  await also.click();
  await field('Certificate').fill('/c.pem');
  expect(tab().draft.auth).toMatchObject({ kind: 'basic', username: 'ada', certificate: { certificatePath: '/c.pem' } });
  await choose('Bearer token');
  expect(tab().draft.auth).toMatchObject({ kind: 'bearer', certificate: { certificatePath: '/c.pem' } });
  await also.click();
  expect(tab().draft.auth).toMatchObject({ kind: 'bearer', certificate: undefined });
  await choose('Client certificate');
  await expect.element(also).not.toBeInTheDocument();
});

test('a session takes the names of a framework, and its details are folded away', async () => {
  const { tab } = await showing({ ...blankAuth.session, username: 'ada', password: 'x' });
  await expect.element(page.getByRole('radio', { name: 'Django' })).toBeChecked();
  await page.getByRole('radio', { name: 'Laravel' }).click();
  expect(tab().draft.auth).toMatchObject({
    username: 'ada',
    loginUrl: '/login',
    formUrl: '/sanctum/csrf-cookie',
    csrfCookie: 'XSRF-TOKEN',
    csrfHeader: 'X-XSRF-TOKEN',
  });
  await page.getByRole('button', { name: 'Details of the form' }).click();
  await expect.element(field('CSRF header')).toHaveValue('X-XSRF-TOKEN');
});

test('a field that was refused says why and is in sight, also when it was folded away', async () => {
  const { store, tabId } = await showing({ ...blankAuth.session, username: 'ada', usernameField: '' });
  await store.getState().sendDraft(tabId);
  await expect.element(page.getByText('The field of the user name is empty.')).toBeVisible();
});

test('a certificate is chosen as one file or as two', async () => {
  const { tab } = await showing(blankAuth.clientCertificate);
  await page.getByRole('radio', { name: /PKCS#12/ }).click();
  await field('File').fill('/me.p12');
  expect(tab().draft.auth).toMatchObject({ format: 'pkcs12', pkcs12Path: '/me.p12' });
  await expect.element(page.getByText('Over http no certificate can be shown. Use https.')).toBeVisible();
});

test('the keyboard is enough', async () => {
  const { tab } = await showing(blankAuth.none);
  page
    .getByRole('button', { name: /Kind of auth/ })
    .element()
    .focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.closest('[role="listbox"]')).not.toBeNull();
  await userEvent.keyboard('Digest');
  await expect.poll(() => document.activeElement?.textContent).toContain('Digest');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toMatch(/Kind of auth/);
  await userEvent.keyboard('{Tab}ada{Tab}secret');
  expect(tab().draft.auth).toEqual({ kind: 'digest', username: 'ada', password: 'secret' });
});

test.each<[string, Auth, RegExp]>([
  ['http://api.test/', { kind: 'basic', username: 'ada', password: 'x' }, /can read this name and password\. Use https/],
  ['http://api.test/', { kind: 'bearer', token: 't', prefix: 'Bearer' }, /can read this token/],
  ['http://api.test/', { kind: 'apiKey', name: 'X-K', value: 'k', placement: 'header' }, /can read this key/],
  ['https://api.test/', { kind: 'apiKey', name: 'k', value: 'k', placement: 'query' }, /ends up in logs/],
  ['https://api.test/?access_token=t', { kind: 'none' }, /“access_token” stands in the address/],
  ['https://id.test/a?redirect_uri=https://*.app.test/cb', { kind: 'none' }, /redirect address has a wildcard/],
  ['{{base}}/books', { kind: 'bearer', token: 't', prefix: 'Bearer' }, /can read this token/],
])('at %s, %j is warned of on the screen', async (url, auth, words) => {
  const base = knownVariable({ name: 'base', scope: 'environment', from: 'environment staging', value: 'http://api.test' });
  await show(
    part,
    { auth, url, query: rowsFromUrl(url, []) },
    {
      'auth.preview': async () => ok(nothing),
      'variables.list': async () => ok([base]),
    },
  );
  await expect.element(page.getByText(words)).toBeVisible();
});

test.each(['https://api.test/', 'http://localhost/', 'http://127.0.0.2/', 'http://[::1]/', 'http://api.localhost/', '{{base}}/'])(
  'at %s nobody is warned of a token',
  async (url) => {
    const base = knownVariable({ name: 'base', scope: 'environment', from: 'environment live', value: 'https://api.test' });
    await show(
      part,
      { auth: { kind: 'bearer', token: 't', prefix: 'Bearer' }, url },
      {
        'auth.preview': async () => ok(nothing),
        'variables.list': async () => ok([base]),
      },
    );
    await expect.element(field('Scheme')).toBeVisible();
    expect(page.getByText(/can read/).elements()).toEqual([]);
  },
);

test('a client that is known by its certificate gets the fields for it, and says who is shown it', async () => {
  const { tab } = await showing({ ...blankAuth.oauth2, grant: 'clientCredentials' }, {});
  await page.getByRole('button', { name: /How the client says who it is/ }).click();
  await page.getByRole('option', { name: /A client certificate/ }).click();
  await expect.element(page.getByRole('radio', { name: 'The authorization server' })).toBeChecked();
  await field('Certificate').fill('/c.pem');
  await page.getByRole('radio', { name: 'Both' }).click();
  expect(tab().draft.auth).toMatchObject({
    clientAuth: 'certificate',
    certificateTo: 'both',
    certificate: { certificatePath: '/c.pem' },
  });
  await expect.element(page.getByLabelText('Client secret')).not.toBeInTheDocument();
});
