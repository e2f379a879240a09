import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import { httpbinRows } from './httpbin-rows.test-support.ts';
import { ask, freePort, hasPythonModule, python, startPeer, type Peer, type Sent } from './peer.test-support.ts';

/** The same things asked of httpbin, which many clients are tested with. */
describe.skipIf(!hasPythonModule('httpbin'))('beside httpbin', () => {
  let practice: PracticeServer;
  let httpbin: Peer;
  beforeAll(async () => {
    practice = await startPracticeServer({ complain: () => {} });
    const port = await freePort();
    httpbin = await startPeer(python, ['-m', 'httpbin.core', '--host', '127.0.0.1', '--port', String(port)], port);
  }, 60_000);
  beforeEach(() => practice.reset());
  afterAll(async () => {
    await httpbin.end();
    await practice.stop();
  });

  describe.each(Object.entries(httpbinRows))('%s', (_name, rows) => {
    test.each(rows)('$name', async ({ ours, theirs, sees = () => null, differs }) => {
      const [our, their] = [await ask(practice.port, ours), await ask(httpbin.port, theirs)];
      if (!differs) return expect([our.status, sees(our)]).toEqual([their.status, sees(their)]);
      expect([our.status, sees(our)]).toEqual([differs.status ?? their.status, differs.ours]);
      expect(sees(their), differs.because).not.toEqual(differs.ours);
    });
  });

  test.each([1, 2, 5])('a chain of %i is over after as many hops', async (hops) => {
    const walk = async (port: number, path: string): Promise<number> => {
      const { status, headers } = await ask(port, { path });
      return status === 200 ? 0 : 1 + (await walk(port, new URL(headers['location'] ?? '', 'http://localhost').pathname));
    };
    expect(await walk(practice.port, `/redirect/${hops}`)).toBe(await walk(httpbin.port, `/redirect/${hops}`));
  });

  describe('digests', () => {
    const cases = ['MD5', 'SHA-256'].flatMap((algorithm) => ['auth', 'auth-int'].map((qop) => ({ algorithm, qop })));
    const places = (algorithm: string, qop: string): readonly [number, string][] => [
      [practice.port, `/auth/digest/${algorithm}/${qop}/`],
      [httpbin.port, `/digest-auth/${qop}/alice/practice/${algorithm}`],
    ];

    test.each(cases)('$algorithm with $qop is challenged for, and taken when it is right', async ({ algorithm, qop }) => {
      for (const [port, path] of places(algorithm, qop)) {
        const asked = await ask(port, { path });
        const challenge = readChallenge(asked.headers['www-authenticate'] ?? '');
        expect([asked.status, challenge['algorithm'], challenge['qop']]).toEqual([401, algorithm, qop]);
        for (const name of ['realm', 'nonce', 'opaque']) expect(challenge[name], name).toBeTruthy();
        const cookie = asked.headers['set-cookie']?.match(/^[^;]+/)?.[0];
        const enter = (password: string, nc: string) =>
          ask(port, answerTo(challenge, { path, password, nc, algorithm, qop, ...(cookie !== undefined && { cookie }) }));
        expect((await enter('practice', '00000001')).status).toBe(200);
        expect((await enter('wrong', '00000002')).status).toBe(401);
      }
    });

    test('a digest that was used before is taken again by httpbin, and by us it is not', async () => {
      const statuses: number[] = [];
      for (const [port, path] of places('MD5', 'auth')) {
        const asked = await ask(port, { path });
        const challenge = readChallenge(asked.headers['www-authenticate'] ?? '');
        const cookie = asked.headers['set-cookie']?.match(/^[^;]+/)?.[0];
        const again = answerTo(challenge, {
          path,
          password: 'practice',
          nc: '00000001',
          algorithm: 'MD5',
          qop: 'auth',
          ...(cookie !== undefined && { cookie }),
        });
        await ask(port, again);
        statuses.push((await ask(port, again)).status);
      }
      // RFC 7616 section 5.4: the counter is there so that a replay is seen.
      expect(statuses).toEqual([401, 200]);
    });
  });
});

function readChallenge(header: string): Readonly<Record<string, string>> {
  const pairs = header.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g);
  return Object.fromEntries(Array.from(pairs, ([, name = '', quoted, plain = '']) => [name, quoted ?? plain]));
}

interface Credential {
  readonly path: string;
  readonly password: string;
  readonly nc: string;
  readonly algorithm: string;
  readonly qop: string;
  readonly cookie?: string;
}

/** RFC 7616 section 3.4.1, for a GET without a body. */
function answerTo(challenge: Readonly<Record<string, string>>, { path, password, nc, algorithm, qop, cookie }: Credential): Sent {
  const hash = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const { realm = '', nonce = '', opaque = '' } = challenge;
  const a1 = hash(`alice:${realm}:${password}`);
  const a2 = hash(qop === 'auth-int' ? `GET:${path}:${hash('')}` : `GET:${path}`);
  const response = hash(`${a1}:${nonce}:${nc}:0a4f113b:${qop}:${a2}`);
  const said = `username="alice", realm="${realm}", nonce="${nonce}", uri="${path}", qop=${qop}, nc=${nc}, cnonce="0a4f113b", response="${response}", opaque="${opaque}", algorithm=${algorithm}`;
  return { path, headers: { Authorization: `Digest ${said}`, ...(cookie !== undefined && { Cookie: cookie }) } };
}
