import { afterAll, describe, expect, test } from 'vitest';
import { beforeInput, exampleInput, saidBy, startRunner, testsOf } from './script.test-support';

const runner = startRunner();
afterAll(() => runner.close());

const run = (code: string, input = exampleInput) => runner.run(code, input);
const say = async (expression: string, input = exampleInput) => {
  const outcome = await run(`console.log(${expression})`, input);
  return saidBy(outcome)[0] ?? `${outcome.end.kind} ${outcome.end.message}`;
};

describe('a script ends in a result that has a name', () => {
  test.each<[string, string, string]>([
    ['done', 'by itself', 'cairn.get("base")'],
    ['done', 'after its promises', 'await Promise.resolve(); return 1;'],
    ['threw', 'with an error', 'null.x'],
    ['threw', 'with anything', 'throw 5'],
    ['threw', 'in a promise', 'await Promise.reject(new Error("no"))'],
    ['threw', 'that is not JavaScript', 'let x = ;'],
    ['unsettled', 'waiting for ever', 'await new Promise(() => {})'],
    ['timeout', 'in a loop', 'while (true) {}'],
    ['timeout', 'in a loop that catches', 'while (true) { try { while (true) {} } catch {} }'],
    ['timeout', 'in jobs that make jobs', 'const again = () => Promise.resolve().then(again); await again()'],
    ['timeout', 'in a pattern', '/(a+)+$/.test("a".repeat(40) + "b")'],
    ['memory', 'with a bomb', 'const all = []; while (true) all.push(new ArrayBuffer(1e6))'],
    ['memory', 'with one large text', '"a".repeat(2 ** 29)'],
    ['stack', 'in a function that calls itself', 'const f = () => f() + 1; f()'],
    ['output', 'saying too much', 'while (true) console.log("a".repeat(1000))'],
  ])('%s: %s', async (kind, _how, code) => {
    expect((await run(code)).end.kind).toBe(kind);
  });

  test.each([
    ['JSON', 'JSON.parse("[".repeat(1e6))'],
    ['brackets', 'eval("(".repeat(1e5) + "1" + ")".repeat(1e5))'],
    ['lists', 'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; String(a)'],
  ])('nesting as deep as nobody writes it, in %s, costs the script and nothing else', async (_what, code) => {
    expect(['stack', 'threw', 'crashed', 'memory']).toContain((await run(code)).end.kind);
    expect((await run('')).end.kind).toBe('done');
  });

  test('tells the line', async () => {
    expect((await run('\n\nmissing.x')).end).toEqual({
      kind: 'threw',
      message: "ReferenceError: 'missing' is not defined",
      line: 3,
    });
    expect((await run('const a = 1;\nlet b = ;')).end).toMatchObject({ kind: 'threw', line: 2 });
  });

  test('what was said before the end is kept', async () => {
    const outcome = await run('console.warn("here"); test("ok", () => {}); while (true) {}');
    expect([saidBy(outcome), testsOf(outcome)]).toEqual([['here'], { ok: 'passed' }]);
  });

  test('somebody who does not want to wait stops it', async () => {
    const stop = new AbortController();
    const outcome = runner.run('while (true) {}', exampleInput, { signal: stop.signal });
    stop.abort();
    expect((await outcome).end.kind).toBe('stopped');
  });
});

test('nothing is left for the next script: each has a runtime of its own', async () => {
  await run('globalThis.left = 1; Object.prototype.polluted = 1; Array.prototype.map = () => 0;');
  expect(await say('[typeof left, typeof ({}).polluted, [1].map((one) => one + 1)]')).toBe('["undefined", "undefined", [2]]');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('values are told as a person reads them', async () => {
  const told = await run('const a = {b: [1, "x", null], f() {}}; a.self = a; console.log("it is", a, new Error("no"), /x/g, 5n)');
  expect(saidBy(told)).toEqual(['it is {b: [1, "x", null], f: [function f], self: [circular]} Error: no /x/g 5n']);
});

describe('variables', () => {
  test.each([
    ['cairn.get("base")', 'http://shop.test'],
    ['cairn.collection.get("base")', 'http://other.test'],
    ['cairn.get("cart") + 1', '6'],
    ['cairn.environment.get("flags").a', '1'],
    ['cairn.get("nobody")', 'undefined'],
    ['cairn.fill("{{base}}/{{cart}}/{{nobody}}/{{process.env.HOME_PAGE}}")', 'http://shop.test/5/{{nobody}}/http://home.test'],
    ['bru.getEnvVar("base")', 'http://shop.test'],
    ['bru.getVar("base")', 'http://shop.test'],
    ['bru.getCollectionVar("base")', 'http://other.test'],
    ['bru.getEnvName()', 'local'],
    ['bru.interpolate("{{base}}")', 'http://shop.test'],
    ['bru.getProcessEnv("HOME_PAGE")', 'http://home.test'],
    ['pm.environment.get("base")', 'http://shop.test'],
    ['pm.variables.get("base")', 'http://shop.test'],
    ['pm.collectionVariables.get("base")', 'http://other.test'],
    ['pm.environment.name', 'local'],
    ['pm.iterationData.get("row")', 'one'],
    ['pm.variables.replaceIn("{{base}}")', 'http://shop.test'],
    ['cairn.get("far")', 'threw Error: The secret “far” may only be sent to a.test.'],
  ])('%s is %s', async (expression, value) => {
    expect(await say(expression)).toBe(value);
  });

  test('that are set hold at once, keep their kind, and go to the scope that was named', async () => {
    const outcome = await run(`
      bru.setVar('n', 5); cairn.set('o', { a: [1] }); pm.environment.set('e', true);
      pm.collectionVariables.set('c', 'x'); pm.globals.set('g', null); pm.environment.unset('base');
      console.log(cairn.get('n') + 1, cairn.get('o').a[0], pm.environment.get('e'), cairn.get('base'));
    `);
    expect(saidBy(outcome)).toEqual(['6 1 true http://other.test']);
    expect(
      outcome.events.flatMap((event) => (event.type === 'set' ? [[event.scope, event.name, event.value, event.kind]] : [])),
    ).toEqual([
      ['session', 'n', '5', 'number'],
      ['session', 'o', '{"a":[1]}', 'object'],
      ['environment', 'e', 'true', 'boolean'],
      ['collection', 'c', 'x', 'string'],
      ['workspace', 'g', 'null', 'null'],
      ['environment', 'base', null, 'null'],
    ]);
  });

  test('the host is told which secrets were read', async () => {
    const { events } = await run('cairn.get("base"); cairn.get("token"); cairn.process("HOME_PAGE")');
    expect(events).toEqual([
      { type: 'read', name: 'token' },
      { type: 'read', name: 'process.env.HOME_PAGE' },
    ]);
  });
});

describe('the request', () => {
  const changes = async (code: string) =>
    (await run(code, beforeInput)).events.flatMap((event) => (event.type === 'request' ? [event.change] : []));

  test('is changed before it is sent, in the words of each tool', async () => {
    expect(
      await changes(`
        req.setUrl('http://a.test'); req.setMethod('POST'); req.setHeader('X-A', 1); req.deleteHeader('accept');
        req.setBody({ a: 1 }); req.setTimeout(50);
      `),
    ).toEqual([
      { set: 'url', value: 'http://a.test' },
      { set: 'method', value: 'POST' },
      { set: 'header', name: 'X-A', value: '1' },
      { set: 'noHeader', name: 'accept' },
      { set: 'body', text: '{"a":1}', json: true },
      { set: 'timeout', ms: 50 },
    ]);
    expect(
      await changes(`
        pm.request.url = 'http://b.test'; pm.request.method = 'PUT'; pm.request.headers.upsert({ key: 'X-B', value: 'b' });
        pm.request.body.raw = 'text'; cairn.request.headers.set('X-C', 'c'); cairn.request.body = [1];
      `),
    ).toEqual([
      { set: 'url', value: 'http://b.test' },
      { set: 'method', value: 'PUT' },
      { set: 'header', name: 'X-B', value: 'b' },
      { set: 'body', text: 'text', json: false },
      { set: 'header', name: 'X-C', value: 'c' },
      { set: 'body', text: '[1]', json: true },
    ]);
  });

  test('is not changed once it was sent', async () => {
    expect((await run('req.setUrl("http://a.test")')).end.message).toContain('The request is sent already');
  });

  test.each([
    ['req.getUrl()', 'http://shop.test:81/orders/7?full=1&x'],
    ['req.getHost()', 'shop.test'],
    ['req.getPath()', '/orders/7'],
    ['req.getQueryString()', 'full=1&x'],
    ['req.url === pm.request.url.toString()', 'true'],
    ['pm.request.url.query.get("full")', '1'],
    ['pm.request.headers.get("ACCEPT")', 'application/json'],
    ['req.getHeaders()', '{Accept: "application/json"}'],
    ['req.getName() + pm.info.requestName', 'Get an orderGet an order'],
    ['req.getTags()', '["orders"]'],
    ['req.getAuthMode()', 'none'],
    ['typeof res', 'undefined'],
  ])('%s is %s', async (expression, value) => {
    expect(await say(expression, beforeInput)).toBe(value);
  });
});

test.each([
  ['res.status', '200'],
  ['res.getStatus()', '200'],
  ['res.getHeader("content-type")', 'application/json'],
  ['res.headers["content-type"]', 'application/json'],
  ['res.body.items[1].name', 'rope'],
  ['res("items[0].name")', 'tent'],
  ['res.getBody().id + res.json().id', '14'],
  ['res.getResponseTime()', '12'],
  ['pm.response.code', '200'],
  ['pm.response.status', 'OK'],
  ['pm.response.json().paid', 'true'],
  ['pm.response.text().length', '62'],
  ['pm.response.headers.get("Content-Type")', 'application/json'],
  ['pm.cookies.get("seen")', '1'],
  ['JSON.parse(responseBody).id', '7'],
  ['responseCode.code', '200'],
  ['cairn.response.json().id', '7'],
  ['cairn.response.headers.get("content-type")', 'application/json'],
  ['atob(btoa("Cairn ü"))', 'Cairn ü'],
  ['btoa("a") + btoa("ab") + btoa("abc")', 'YQ==YWI=YWJj'],
])('of the answer, %s is %s', async (expression, value) => {
  expect(await say(expression)).toBe(value);
});

test.each([
  ['pm.vault.get("a")', 'pm.vault is not supported by Cairn: a secret variable is read by its name.'],
  ['req.frobnicate()', 'req.frobnicate is not supported by Cairn.'],
  ['res.setBody(1)', 'res.setBody is not supported by Cairn: an answer cannot be changed.'],
  [
    'require("lodash")',
    'require(“lodash”) is not supported by Cairn: JavaScript has map, filter, find, flatMap and Object.groupBy itself.',
  ],
  ['require("fs")', 'require(“fs”) is not supported by Cairn: a script knows no files.'],
  ['tv4.validate({}, {})', 'tv4 is not supported by Cairn: a test with expect(…) holds a value against what it must be.'],
  [
    'CryptoJS.AES.encrypt("a", "b")',
    'CryptoJS.AES is not supported by Cairn: hashes, HMACs and encodings are there, ciphers are not.',
  ],
  ['expect(1).to.frob()', 'expect(…).frob is not supported by Cairn.'],
  ['pm.response.to.be.splendid', 'expect(…).splendid is not supported by Cairn.'],
  ['req.url = "x"', 'Setting req.url is not supported by Cairn: req.setUrl(…) changes it.'],
])('a call that is not there says so: %s', async (code, sentence) => {
  expect((await run(code)).end).toMatchObject({ kind: 'threw', message: sentence });
});
