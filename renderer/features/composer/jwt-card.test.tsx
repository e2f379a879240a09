import { ok } from '#shared/result';
import { blankAuth } from '#shared/model/auth';
import type { JwtVerdict } from '#shared/model/jwt';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { AuthPart } from './auth-part';
import { show } from './composer.test-support';

/** RFC 7519, 3.1. */
const published =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const showing = (token: string, verdicts: JwtVerdict[] = [{ state: 'unknown', says: 'Its key is not known here.' }]) =>
  show(
    (tabId) => <AuthPart tabId={tabId} />,
    { auth: { ...blankAuth.bearer, token: '{{t}}' } },
    {
      'auth.preview': async () =>
        ok({
          additions: [
            {
              place: 'header',
              name: 'Authorization',
              parts: [
                { text: 'Bearer ', isSecret: false },
                { text: token, isSecret: true },
              ],
            },
          ],
          says: '',
          problem: null,
          from: null,
        }),
      'jwt.verify': async () => ok(verdicts.length > 1 ? verdicts.shift()! : verdicts[0]!),
    },
  );

const card = page.getByRole('region', { name: 'The token, decoded' });

/** The card holds this text, among others. */
const textOf = () => card.query()?.textContent ?? '';
const says = (text: string) => expect.poll(textOf).toContain(text);

test('beside a bearer token stands what it says, also when a secret names it, and that this is not verified', async () => {
  await showing(published);
  await says('by joe');
  expect(textOf()).toMatch(/Expired \d+ d ago/);
  await says('Decoded is not verified: anyone can write such a token.');
  await page.getByRole('button', { name: 'Show the claims' }).click();
  await says('exp1300819380 (2011-03-22 18:43:00 UTC)when it ends');
  await says('algHS256how it is signed');
  expect(page.getByRole('button', { name: /with the keys of/ }).query()).toBeNull();
});

test('a key can be pasted, and the card says by which key it is verified, or why not', async () => {
  const { host } = await showing(published, [
    { state: 'unknown', says: '' },
    { state: 'refused', says: 'Its signature is not that of the key that was pasted.' },
    { state: 'verified', says: 'Its signature (HS256) is that of the key that was pasted.' },
  ]);
  await page.getByRole('button', { name: 'Check with a key' }).click();
  await page.getByRole('textbox', { name: 'Key' }).fill('s3cret');
  const check = page.getByRole('button', { name: 'Check', exact: true });
  await check.click();
  await says('Not verified. Its signature is not that of the key that was pasted.');
  await check.click();
  await says('Verified. Its signature (HS256) is that of the key that was pasted.');
  await expect.element(page.getByRole('textbox', { name: 'Key' })).not.toBeInTheDocument();
  expect(host.calls.findLast(({ name }) => name === 'jwt.verify')?.input).toEqual({
    token: published,
    key: { kind: 'pasted', text: 's3cret' },
  });
});

test('a token whose issuer is an address can be checked with its keys', async () => {
  const claims = btoa(JSON.stringify({ iss: 'https://login.example.org/t', sub: 'ada' })).replaceAll('=', '');
  await showing(`${btoa('{"alg":"RS256"}').replaceAll('=', '')}.${claims}.AAAA`);
  await expect.element(page.getByRole('button', { name: 'Check with the keys of login.example.org' })).toBeVisible();
  await says('Names no end');
});

test('a token that is none has no card', async () => {
  await showing('abc.def');
  await expect.element(page.getByRole('group', { name: 'What is added to the request' })).toBeVisible();
  expect(card.query()).toBeNull();
});
