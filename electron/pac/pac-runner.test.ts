import { afterEach, expect, test } from 'vitest';
import { createPacRunner, type PacQuestion, type PacRunner } from './pac-runner';
import { pacLimits } from './pac-messages';

const runners: PacRunner[] = [];
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.close();
});

function start(limits: Partial<typeof pacLimits> = {}, now: number | null = null): PacRunner {
  const runner = createPacRunner({ ...pacLimits, ...limits }, now);
  runners.push(runner);
  return runner;
}

const hosts: Readonly<Record<string, string[]>> = { 'api.test': ['10.1.2.3', 'fd00::1'], 'six.test': ['fd00::2'] };
const question = (script: string, change: Partial<PacQuestion> = {}): PacQuestion => ({
  script,
  url: 'http://api.test/a?b=c',
  host: 'api.test',
  lookUp: async (name) => hosts[name] ?? [],
  signal: new AbortController().signal,
  ...change,
});
const file = (body: string) => `function FindProxyForURL(url, host) { ${body} }`;

test('a file is asked with address and host, and its words are taken as they are', async () => {
  const runner = start();
  const { end } = await runner.ask(question(file('return "PROXY " + host + ":1; " + url;')));
  expect(end).toEqual({ kind: 'answered', answer: 'PROXY api.test:1; http://api.test/a?b=c' });
  expect((await runner.ask(question(file('return null;')))).end).toEqual({ kind: 'answered', answer: null });
  const ex = 'function FindProxyForURLEx() { return "DIRECT"; }';
  expect((await runner.ask(question(ex))).end).toEqual({ kind: 'answered', answer: 'DIRECT' });
});

test('names are looked up outside while the file waits, each once, and told; so is what it says', async () => {
  let asked = 0;
  const outcome = await start().ask(
    question(file('alert("asks"); isResolvable(host); return dnsResolve(host) + isInNet(host, "10.0.0.0", "255.0.0.0");'), {
      lookUp: async (name) => (asked++, hosts[name] ?? []),
    }),
  );
  expect(outcome).toEqual({
    end: { kind: 'answered', answer: '10.1.2.3true' },
    said: ['asks'],
    names: [{ name: 'api.test', addresses: ['10.1.2.3', 'fd00::1'] }],
  });
  expect(asked).toBe(1);
});

test.each([
  ['no script', '<html>Please log in</html>', { kind: 'broken', detail: expect.stringMatching(/line 1: SyntaxError/) }],
  ['a script that ends in the middle', 'function FindProxyForURL(a, b) {', { kind: 'broken', detail: expect.any(String) }],
  ['no function of that name', 'function findProxy() { return "DIRECT"; }', { kind: 'missing', detail: '' }],
  [
    'a function that throws',
    file('\n return nowhere.host;'),
    { kind: 'threw', detail: expect.stringMatching(/^line 2: ReferenceError/) },
  ],
  ['one that throws what is no error', file('throw "no";'), { kind: 'threw', detail: 'no' }],
  [
    'one that calls itself',
    file('return FindProxyForURL(url, host);'),
    { kind: 'endless', detail: 'it calls itself without end' },
  ],
  ['an answer of nothing', file(''), { kind: 'nonsense', detail: 'nothing' }],
  ['a number for an answer', file('return 42;'), { kind: 'nonsense', detail: '42' }],
  ['a list for an answer', file('return ["DIRECT"];'), { kind: 'nonsense', detail: 'something of the kind “object”' }],
  [
    'an answer without end',
    file('return "PROXY a:1;".repeat(1e4);'),
    { kind: 'nonsense', detail: 'a text of 100000 characters' },
  ],
])('what is wrong with a file is told: %s', async (_what, script, end) => {
  expect((await start().ask(question(script))).end).toEqual(end);
});

test('a file that computes without end, takes all memory, or waits for ever is stopped, and the next one is asked as if nothing had been', async () => {
  const runner = start({ cpuMs: 100, wallMs: 2_000 });
  const ask = async (body: string, change: Partial<PacQuestion> = {}) => (await runner.ask(question(file(body), change))).end;
  expect(await ask('for (;;) {}')).toEqual({ kind: 'endless', detail: 'it computed for longer than 0.1 s' });
  expect(await ask('try { for (;;) {} } catch (e) { return "DIRECT"; }')).toMatchObject({ kind: 'endless' });
  const small = await start({ memoryBytes: 1024 ** 2 }).ask(question(file('const all = []; for (;;) all.push({});')));
  expect(small.end).toMatchObject({ kind: 'memory' });
  const never = () => new Promise<string[]>(() => {});
  expect(await ask('return dnsResolve("slow.test");', { lookUp: never })).toEqual({
    kind: 'endless',
    detail: 'nobody said within 2 s which address slow.test has',
  });
  expect(await ask('for (let i = 0; i < 200; i++) dnsResolve("a" + i);')).toMatchObject({
    kind: 'threw',
    detail: /more than 100 names/,
  });
  expect(await ask('return "DIRECT";')).toEqual({ kind: 'answered', answer: 'DIRECT' });
});

test('one who does not want to wait any more is let go at once', async () => {
  const runner = start();
  const stop = new AbortController();
  const lookUp = () => new Promise<string[]>(() => stop.abort(new Error('enough')));
  await expect(runner.ask(question(file('return dnsResolve("x");'), { lookUp, signal: stop.signal }))).rejects.toThrow('enough');
  expect((await runner.ask(question(file('return "DIRECT";')))).end.kind).toBe('answered');
});

test('nothing is left behind by one file for the next, and nothing of this machine is there', async () => {
  const runner = start();
  await runner.ask(question('kept = 1; isPlainHostName = () => "changed"; function FindProxyForURL() { return "DIRECT"; }'));
  const { end } = await runner.ask(
    question(
      file(
        'return [typeof kept, isPlainHostName("a"), ...["require", "process", "fetch", "XMLHttpRequest", "setTimeout", "std", "os", "__host", "days", "host"].map((name) => typeof globalThis[name])].join();',
      ),
    ),
  );
  expect(end).toEqual({ kind: 'answered', answer: `undefined,true,${Array(10).fill('undefined').join()}` });
});
