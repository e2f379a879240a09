import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { Handlers } from '#shared/contract/types';
import type { OAuthFlow } from '#shared/model/oauth-flow';
import { fail, ok } from '#shared/result';
import { AuthPart } from '../auth-part';
import { show } from '../composer.test-support';
import { codeForm, flowAt, keptToken } from '../../../drawings/flows.test-support';

const nobody: Partial<Handlers> = {
  'oauth.begin': async () => ok(null),
  'oauth.cancel': async () => ok(null),
  'oauth.act': async () => ok(null),
  'oauth.forget': async () => ok(null),
  'oauth.paste': async () => ok(null),
  'oauth.find': async () => ok(null),
  'oauth.list': async () => ok([]),
  'auth.preview': async () => ok({ additions: [], says: '', problem: null, from: null }),
};

async function showForm(handlers: Partial<Handlers> = {}) {
  const shown = await show((tabId) => <AuthPart tabId={tabId} />, { auth: codeForm }, { ...nobody, ...handlers });
  const callsOf = (name: string) =>
    shown.host.calls.filter((call) => call.name === name).map(({ input }) => input as Record<string, unknown>);
  async function begin(flow: OAuthFlow) {
    await page.getByRole('button', { name: 'Get a new token' }).click();
    await expect.poll(() => callsOf('oauth.begin').length).toBe(1);
    const flowId = String(callsOf('oauth.begin')[0]?.['flowId']);
    shown.host.publish('oauth.changed', { ...flow, flowId });
  }
  return { ...shown, callsOf, begin };
}

const region = () => page.getByRole('region', { name: 'OAuth flow' });

test('a flow is drawn, told, and the same as a table; a message opens as its exchange', async () => {
  const flow = flowAt('keysAnswer', { phase: 'done', exchanges: [{ exchangeId: 'e1', says: 'x', ms: 12 }] });
  const steps = flow.steps.map((step) => (step.id === 'tokenAsk' ? { ...step, exchangeId: 'e1' } : step));
  const { begin, callsOf } = await showForm();
  await begin({ ...flow, steps });
  await expect.element(region().getByRole('status')).toMatchTextContent('Step 10 of 12: the token arrived');
  await expect
    .element(region().getByRole('img', { name: 'Authorization code flow. Step 10 of 12: the token arrived.' }))
    .toBeVisible();
  await region().getByRole('button', { name: 'Open the exchange of step 7' }).click();
  await expect.poll(() => callsOf('exchange.readDraft')).toEqual([{ exchangeId: 'e1' }]);
  await region().getByRole('radio', { name: 'Table' }).click();
  expect(region().getByRole('row').elements().length).toBe(13);
});

test('what the server said is text, whatever it looks like, with what to change', async () => {
  const { begin } = await showForm();
  const failure = {
    kind: 'oauthRefused',
    stage: 'token',
    error: 'invalid_grant',
    description: '<img src=x onerror=alert(1)>',
    status: 400,
  } as const;
  await begin(flowAt('tokenAnswer', { phase: 'failed', failure }));
  await expect
    .element(region().getByRole('alert'))
    .toMatchTextContent('The token endpoint answered 400: invalid_grant: <img src=x onerror=alert(1)>.');
  await expect.element(region().getByRole('alert')).toMatchTextContent('Begin again.');
  expect(document.querySelector('img')).toBeNull();
});

test('a code is large, counts down, and can be copied; cancelling is in reach', async () => {
  const { begin, callsOf } = await showForm();
  const device = {
    userCode: 'WDJB-MJHT',
    address: 'http://as.test/device',
    completeAddress: null,
    expiresAt: Date.now() + 125_000,
    intervalSeconds: 5,
  };
  await begin(flowAt('signIn', { phase: 'waiting', device }));
  await expect.element(region().getByText('WDJB-MJHT')).toBeVisible();
  await expect.element(region().getByRole('timer')).toMatchTextContent(/good for 02:0\d/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => callsOf('oauth.cancel').length).toBe(1);
});

test('an address that only the user can bring is pasted', async () => {
  const { begin, callsOf } = await showForm();
  await begin(
    flowAt('signIn', { phase: 'waiting', pastes: true, browserAddress: 'about:blank', callbackAddress: 'https://app.test/cb' }),
  );
  await region().getByRole('textbox', { name: 'The whole address that the browser ended at' }).fill('https://app.test/cb?code=c');
  await region().getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => callsOf('oauth.paste')[0]?.['address']).toBe('https://app.test/cb?code=c');
});

test('a flow that cannot begin says why, beside what to do', async () => {
  await showForm({ 'oauth.begin': async () => fail({ kind: 'oauthProblem', stage: 'setUp', problem: 'noTarget', detail: '' }) });
  await page.getByRole('button', { name: 'Get a new token' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent('Fill in the address of the request first.');
});

test('the kept token is told with whom it stands for and how long it lasts; the token itself only when asked for', async () => {
  const { callsOf } = await showForm({
    'oauth.find': async () => ok(keptToken()),
    'oauth.list': async () => ok([keptToken(), keptToken({ tokenId: 't2', subject: 'bert' })]),
    'oauth.reveal': async () => ok({ access: 'the-token-itself', id: null }),
  });
  const token = page.getByRole('region', { name: 'Access token' });
  await expect.element(token).toMatchTextContent('alice, through c');
  await expect.element(token.getByRole('timer')).toMatchTextContent(/ends in 14:\d\d/);
  expect(document.body.textContent).not.toContain('the-token-itself');
  await token.getByRole('button', { name: 'Show the token' }).click();
  await expect.element(token).toMatchTextContent('the-token-itself');
  await token.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => callsOf('oauth.act')[0]).toMatchObject({ act: 'refresh', tokenId: 't1' });
  const others = page.getByRole('region', { name: 'Other kept tokens' });
  await others.getByRole('button', { name: /^Forget the token of bert/ }).click();
  await expect.poll(() => callsOf('oauth.forget')[0]).toEqual({ tokenId: 't2' });
});

test('what is unsafe says so', async () => {
  await showForm();
  await page.getByRole('radio', { name: 'plain' }).click();
  await expect.element(page.getByText(/^Unsafe: whoever sees the address/)).toBeVisible();
});

test('a request that inherits gets its token too, filled in from where it is written', async () => {
  const from = { kind: 'folder', path: 'books', name: 'Books', auth: codeForm } as const;
  const shown = await show(
    (tabId) => <AuthPart tabId={tabId} />,
    { auth: { kind: 'inherit' }, url: '{{base}}/books' },
    { ...nobody, 'auth.preview': async () => ok({ additions: [], says: '', problem: null, from }) },
  );
  await page.getByRole('button', { name: 'Get a new token' }).click();
  await expect
    .poll(() => shown.host.calls.find((call) => call.name === 'oauth.begin')?.input)
    .toMatchObject({ auth: codeForm, url: '{{base}}/books', place: null, variables: [] });
});

test('a token says for which environment it is kept, and the other one is asked for when that changes', async () => {
  const staging = keptToken({ purpose: { boundTo: 'https://api.test', environment: 'staging' } });
  const { store, callsOf } = await showForm({
    'oauth.find': async () => ok(staging),
    'oauth.list': async () => ok([staging]),
    'environment.list': async () => ok({ environments: [], broken: [], active: 'production' }),
  });
  await expect.element(page.getByRole('region', { name: 'Access token' })).toMatchTextContent('Environmentstaging');
  const asked = callsOf('oauth.find').length;
  await store.getState().loadEnvironments('');
  await expect.poll(() => callsOf('oauth.find').length).toBeGreaterThan(asked);
});

test('why discovery failed is told beside its field alone', async () => {
  const { store, tabId } = await showForm({ 'oauth.discover': async () => fail({ kind: 'cancelled' }) });
  expect(await store.getState().discoverServer(tabId, codeForm)).toMatchObject({ ok: false });
  expect(page.getByRole('alert').elements()).toEqual([]);
});
