import { expect, test } from 'vitest';
import { createRow } from '../model/row';
import { sendAs, senderFacts, senderOf, senders } from './send-as';

const shown = (rows: ReturnType<typeof sendAs>) =>
  rows.map(({ name, value, enabled }) => `${enabled ? '' : 'off '}${name}: ${value}`);

test.each(senders)('as %s: its header fields stand there to be seen, and it is known by them', (sender) => {
  const rows = sendAs([createRow('X-Mine', '1')], sender);
  expect(shown(rows)).toEqual(['X-Mine: 1', ...senderFacts[sender].headers.map((pair) => pair.join(': '))]);
  expect(senderOf(rows)).toBe(sender);
  expect(shown(sendAs(rows, null))).toEqual(['X-Mine: 1']);
});

test('one sender takes the place of another', () => {
  expect(sendAs(sendAs([], 'phone'), 'server').map(({ name }) => name)).toEqual(['User-Agent', 'Accept']);
  expect(senderOf(sendAs([], 'browser').slice(1))).toBeNull();
  expect(senderOf([createRow('Accept', 'application/json')])).toBeNull();
});

test('what the user typed is switched off where it is in the way, not lost', () => {
  expect(shown(sendAs([createRow('user-agent', 'Mine/1')], 'server'))).toEqual([
    'off user-agent: Mine/1',
    'User-Agent: Java-http-client/21.0.5',
    'Accept: application/json',
  ]);
});
