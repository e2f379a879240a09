import { expect, test } from './fixtures';

interface Person {
  readonly username: string;
  readonly token: string;
  readonly apiKey: string;
}

test('a newcomer is refused at each door, reads why, and is let in by the form that Why opens', async ({ app, practice }) => {
  test.setTimeout(120_000);
  const { people } = (await (await fetch(`${practice.url}/whoami/accounts`)).json()) as { people: Person[] };
  const alice = people.find(({ username }) => username === 'alice');
  const named = { 'User name': 'alice', Password: 'practice' };
  const doors = [
    ['basic', /Log in with Basic/, 'Basic', named],
    ['bearer', /Log in with Bearer/, 'Bearer token', { Token: alice?.token ?? '' }],
    ['token', /Log in with Token/, 'Token', { Token: alice?.token ?? '' }],
    ['digest', /Log in with Digest/, 'Digest', named],
    ['oauth1', /Log in with OAuth/, 'OAuth 1.0a', { 'Consumer key': 'practice-consumer', 'Consumer secret': 'consumer-secret' }],
    ['api-key', /Say who is asking/, 'API key', { Name: 'X-API-Key', Key: alice?.apiKey ?? '' }],
  ] as const;
  for (const [door, way, kind, fields] of doors) {
    await test.step(door, async () => {
      await app.address.fill(`${practice.url}/auth/${door}/`);
      await app.auth.choose('None');
      await app.press();
      await expect(app.summary).toContainText(/40[13]/);
      await app.showView('Why');
      await app.response.getByRole('button', { name: way }).click();
      const chosen = app.page.getByRole('button', { name: /Kind of auth/ });
      await expect(chosen).toBeVisible();
      if (door === 'api-key') await app.auth.choose(kind);
      else await expect(chosen).toContainText(kind);
      for (const [field, value] of Object.entries(fields)) await app.auth.fill(field, value);
      await app.press();
      await expect(app.summary).toContainText('200');
    });
  }
});

test('a key in the address stands there as dots until it is asked for, and in no title', async ({ app, practice }) => {
  const { people } = (await (await fetch(`${practice.url}/whoami/accounts`)).json()) as { people: Person[] };
  const key = people[0]?.apiKey ?? '';
  await app.address.fill(`${practice.url}/auth/api-key/?api_key=${key}`);
  await app.press();
  await expect(app.summary).toContainText('200');
  await expect(app.tabs.first()).toContainText('api_key=••••••');
  const eye = app.page.getByRole('button', { name: 'Show what is secret in the address' });
  await expect(eye).toBeVisible();
  expect(await app.page.title()).not.toContain(key);
  const seen = () => app.page.evaluate(() => document.body.innerText);
  expect(await seen()).not.toContain(key);
  await eye.click();
  await expect.poll(seen).toContain(key);
});
