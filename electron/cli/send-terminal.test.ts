import { expect, test } from 'vitest';
import { answerWith, withRawServer } from '../engine/exchange.test-support';
import { runCairn } from './environment.test-support';

const plain = { isTerminal: true, env: { NO_COLOR: '1' } };
const answer = (headers: string, body: string) =>
  answerWith(`HTTP/1.1 200 OK\r\n${headers}Content-Length: ${Buffer.byteLength(body, 'latin1')}\r\n\r\n${body}`);

test('a terminal shows status line, head, and JSON on lines', async () => {
  await withRawServer(answer('Content-Type: application/json\r\n', '{"a":[1.10,{}],"b":[]}'), async ({ url }) => {
    expect(await runCairn(['send', url], plain)).toMatchObject({
      code: 0,
      out: 'HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: 22\n\n{\n  "a": [\n    1.10,\n    {}\n  ],\n  "b": []\n}\n',
      err: '',
    });
  });
});

test('nothing a server sends can steer the terminal', async () => {
  await withRawServer(answer('X-A: \x1b[31mred\r\n', 'a\x1b]0;title\x07\r\nb\rc\td\n'), async ({ url }) => {
    const { out, err } = await runCairn(['send', '-v', url], plain);
    expect(out.endsWith('\n\na\\x1b]0;title\\x07\nb\\rc\td\n')).toBe(true);
    expect(out + err).not.toContain('\x1b');
  });
});

test('a body that is no text is counted, not shown', async () => {
  await withRawServer(answer('Content-Type: image/png\r\n', '\x89PNG\r\n\x1a\n\0\0\0'), async ({ url }) => {
    const { out, err } = await runCairn(['send', url], plain);
    expect(out.endsWith('Content-Length: 11\n\n')).toBe(true);
    expect(err).toBe('The body is not text: 11 B. -o FILE writes it to a file.\n');
  });
});

test('colours are there for a terminal, and not for one whose user said no', async () => {
  await withRawServer(answer('', 'x'), async ({ url }) => {
    expect((await runCairn(['send', url], { isTerminal: true })).out).toContain('\x1b[32m200 OK\x1b[0m');
    expect((await runCairn(['send', url], plain)).out).not.toContain('\x1b');
    expect((await runCairn(['send', url])).out).toBe('x');
  });
});
