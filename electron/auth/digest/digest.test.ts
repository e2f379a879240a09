import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Exchange } from '#shared/model/exchange';
import { createTestEngine, type TestEngine } from '../../engine/exchange.test-support';
import { startPracticeServer, type PracticeServer } from '../../practice/server';

let engine: TestEngine;
let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());
beforeEach(async () => {
  engine = await createTestEngine();
  return () => engine.close();
});

const who = (change = '') => {
  const [account] = practice.accounts;
  if (!account) throw new Error('nobody lives there');
  return { kind: 'digest', username: account.username, password: account.password + change } as const;
};
const statuses = (exchange: Exchange) => exchange.hops.map(({ head }) => head?.status);
const sent = (exchange: Exchange, hop: number) =>
  exchange.hops[hop]?.requestHeaders.find(([name]) => name === 'Authorization')?.[1] ?? null;

describe('against the practice server', () => {
  const algorithms = ['MD5', 'MD5-sess', 'SHA-256', 'SHA-256-sess', 'SHA-512-256', 'SHA-512-256-sess'];
  test.each(algorithms.flatMap((algorithm) => [`${algorithm}/auth`, `${algorithm}/auth-int`]))(
    '%s opens the door',
    async (way) => {
      const url = `${practice.url}/auth/digest/${way}/?a=b%20c`;
      const body = { kind: 'json', text: '{"a": 1}' } as const;
      const exchange = await engine.send({ method: 'POST', url, body, auth: who() });
      expect(statuses(exchange)).toEqual([401, 200]);
      expect(sent(exchange, 0)).toBeNull();
      expect(sent(exchange, 1)).toContain('userhash=true');
      expect(exchange.hops[0]?.challenge?.scheme).toBe('Digest');
    },
  );

  test('a nonce is used again, with the next number each time, also by requests at once', async () => {
    const url = `${practice.url}/auth/digest/SHA-256/auth/`;
    await engine.send({ url, auth: who() });
    const later = await Promise.all(Array.from({ length: 5 }, () => engine.send({ url, auth: who() })));
    expect(later.map(statuses)).toEqual(Array(5).fill([200]));
    expect(later.map((one) => /nc=(\w+)/.exec(sent(one, 0) ?? '')?.[1] ?? '').toSorted()).toEqual([
      '00000002',
      '00000003',
      '00000004',
      '00000005',
      '00000006',
    ]);
  });

  test('a wrong password is tried once', async () => {
    const exchange = await engine.send({ url: `${practice.url}/auth/digest/`, auth: who('x') });
    expect(statuses(exchange)).toEqual([401, 401]);
  });

  test('nothing is known for somebody else, another password, or another engine', async () => {
    const url = `${practice.url}/auth/digest/`;
    expect(statuses(await engine.send({ url, auth: who() }))).toEqual([401, 200]);
    expect(statuses(await engine.send({ url, auth: who('x') }))).toEqual([401, 401]);
    expect(statuses(await engine.send({ url, auth: who() }))).toEqual([200]);
    const other = await createTestEngine();
    expect(statuses(await other.send({ url, auth: who() }))).toEqual([401, 200]);
    await other.close();
  });

  test('what was typed by hand stands, and its refusal too', async () => {
    const headers = [{ id: '1', name: 'Authorization', value: 'Digest mine', enabled: true, description: '' }];
    const exchange = await engine.send({ url: `${practice.url}/auth/digest/`, auth: who(), headers });
    expect(statuses(exchange)).toEqual([401]);
  });
});
