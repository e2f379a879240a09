import type { Exchange } from '#shared/model/exchange';
import type { PracticeState } from '#shared/model/practice';
import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { expect, test } from 'vitest';
import { anonymous, asIdentity, identityOf, isPracticeCredential, practiceFaces, practicePeople } from './identities';
import { answerWith, startStore } from './started-store.test-support';

const accounts = [{ username: 'alice', password: 'pw', token: 'tok', apiKey: 'key', role: 'member' as const }];
const practice: PracticeState = { phase: 'running', url: 'http://127.0.0.1:7070', port: 7070, accounts };
const asked = (challenge: string) => ({ head: { headers: [['WWW-Authenticate', challenge]] } }) as unknown as Exchange;

test('the practice server’s people are offered where an address leads to it, with the credential it asked for', () => {
  const authAt = (url: string, answer?: Exchange) => practicePeople(practice, url, answer).map(({ auth }) => auth);
  expect(authAt('http://127.0.0.1:7070/library/')).toEqual([{ kind: 'bearer', token: 'tok', prefix: 'Token' }]);
  expect(authAt('127.0.0.1:7070', asked('Basic realm="api"'))).toEqual([{ kind: 'basic', username: 'alice', password: 'pw' }]);
  expect(authAt('http://127.0.0.1:7070/', asked('Negotiate, Digest realm="x", nonce="1"'))).toMatchObject([{ kind: 'digest' }]);
  expect(authAt('http://127.0.0.1:7071/')).toEqual([]);
  expect(practicePeople({ phase: 'stopped' }, 'http://127.0.0.1:7070/')).toEqual([]);
});

test('a draft is known by its credential, unless a header was typed in its place', () => {
  const known = [anonymous, ...practiceFaces(practice, practice.url)];
  const draft = createDraft('http://127.0.0.1:7070/');
  const alice = asIdentity(draft, { kind: 'basic', username: 'alice', password: 'pw' });
  expect([identityOf(draft, known)?.name, identityOf(alice, known)?.name]).toEqual(['anonymous', 'alice']);
  const typed = { ...draft, headers: [createRow('authorization', 'Basic eA==')] };
  expect(identityOf(typed, known)).toBeNull();
  expect(asIdentity(typed, { kind: 'none' }).headers).toMatchObject([{ enabled: false }]);
});

test('as somebody else a safe request is sent at once, and one that changes something waits for Send', async () => {
  const { state, tabId, tab, callsOf } = await startStore();
  const auth = { kind: 'bearer', token: 't', prefix: 'Token' } as const;
  state().editDraft(tabId, { url: 'http://h/' });
  state().sendAs(tabId, auth);
  expect(callsOf('exchange.send')).toMatchObject([{ draft: { auth } }]);
  state().editDraft(tabId, { method: 'DELETE' });
  state().sendAs(tabId, { kind: 'none' });
  expect(callsOf('exchange.send')).toHaveLength(1);
  expect(tab().draft.auth).toEqual({ kind: 'none' });
});

test('identities are added, changed and removed in the settings', async () => {
  const { state, callsOf } = await startStore();
  const identity = { id: 'a', name: 'Ada', auth: { kind: 'basic', username: 'ada', password: 'l' } } as const;
  await state().saveIdentity(identity);
  await state().saveIdentity({ ...identity, name: 'Ada L.' });
  expect(state().settings.identities).toMatchObject([{ name: 'Ada L.' }]);
  await state().removeIdentity('a');
  expect(callsOf('settings.change').at(-1)).toEqual({ identities: [] });
});

test('an exchange beside another is no step of the trail, goes with its tab, and can be gone on with', async () => {
  const { state, tabId, tab, callsOf, host } = await startStore();
  state().editDraft(tabId, { url: 'http://h/' });
  await state().sendDraft(tabId);
  const other = { ...tab().draft, auth: { kind: 'basic', username: 'a', password: 'b' } as const };
  state().sendBeside(tabId, other, ['as anonymous', 'as a']);
  const first = tab().beside!.exchangeId;
  expect([tab().trail.length, state().exchanges[first]?.phase]).toEqual([1, 'waiting']);

  state().sendBeside(tabId, other, ['as anonymous', 'as a']);
  expect(callsOf('exchange.release')).toEqual([{ exchangeIds: [first] }]);
  const second = tab().beside!.exchangeId;
  for (const event of answerWith(second)) host.publish('exchange.event', event);
  state().takeBeside(tabId);
  expect(tab()).toMatchObject({ beside: null, position: 1, draft: { auth: { kind: 'basic' } } });
  expect(tab().trail[1]?.exchangeId).toBe(second);
});

test('the balancer and the replicas are the practice server as well, and what its people sign in with is no secret', () => {
  const replicas = [{ number: 1, url: 'http://127.0.0.1:7081', alive: true }];
  const gateway = { url: 'http://127.0.0.1:7080', proxyUrl: 'http://127.0.0.1:7090', sticky: false, replicas };
  const switches = { maintenance: false, captivePortal: false, retryAfterSeconds: 30, cutting: false, latencyMs: 0 };
  const layered: PracticeState = { ...practice, controls: { advancedSeconds: 0, switches, gateway } };
  const isThere = (url: string) => practicePeople(layered, url).length > 0;
  expect([7070, 7080, 7081, 7090].map((port) => isThere(`http://127.0.0.1:${port}/`))).toEqual([true, true, true, false]);
  const [account] = accounts;
  expect(isPracticeCredential(layered, account?.token ?? '')).toBe(true);
  expect(isPracticeCredential(layered, 'a token of somebody else')).toBe(false);
  expect(isPracticeCredential({ phase: 'stopped' }, account?.token ?? '')).toBe(false);
});
