import { afterAll, expect, test } from 'vitest';
import type { ScriptAnswer, ScriptRequest } from './script-event';
import { createScriptRunner } from './script-runner';
import { beforeInput, exampleInput, saidBy, shortLimits, startRunner, testsOf } from './script.test-support';

const runner = startRunner();
afterAll(() => runner.close());

const answered: ScriptAnswer = {
  status: 201,
  statusText: 'Created',
  url: 'http://shop.test/orders',
  headers: [['Content-Type', 'application/json']],
  text: '{"id":8}',
  timeMs: 3,
  size: 8,
};

/** What a script said, and what it sent. */
async function ran(code: string, answer: (request: ScriptRequest) => ScriptAnswer = () => answered) {
  const sent: ScriptRequest[] = [];
  const outcome = await runner.run(code, beforeInput, {
    send: async (request) => {
      sent.push(request);
      return answer(request);
    },
  });
  return { said: saidBy(outcome), sent, end: outcome.end };
}

test.each<[string, string[]]>([
  ['setTimeout(() => console.log("second"), 20); console.log("first")', ['first', 'second']],
  ['setTimeout((a, b) => console.log(a + b), 1, 2, 3)', ['5']],
  ['setTimeout(() => console.log("late"), 30); setTimeout(() => console.log("early"), 5)', ['early', 'late']],
  ['const id = setTimeout(() => console.log("never"), 5); clearTimeout(id)', []],
  ['let n = 0; const id = setInterval(() => { console.log(++n); if (n === 3) clearInterval(id); }, 1)', ['1', '2', '3']],
  ['await bru.sleep(5); console.log("slept")', ['slept']],
  ['await new Promise((resolve) => setTimeout(resolve, 5)); console.log("went on")', ['went on']],
  ['setImmediate(() => console.log("soon"))', ['soon']],
])('timers go off in their order: %s', async (code, lines) => {
  expect(await ran(code)).toMatchObject({ said: lines, end: { kind: 'done' } });
});

test('a timer that fails is the failure of the script, with its line', async () => {
  expect((await ran('\nsetTimeout(() => { null.x }, 1)')).end).toMatchObject({ kind: 'threw', line: 2 });
});

test('one that goes on for ever is ended, and so is one that computes for ever in a timer', async () => {
  const short = createScriptRunner({ ...shortLimits, wallMs: 700 });
  const forEver = await short.run('setInterval(() => {}, 10)', exampleInput);
  expect(forEver.end).toMatchObject({ kind: 'timeout', message: 'it did not end within 0.7 s' });
  expect((await short.run('setTimeout(() => { while (true) {} }, 1)', exampleInput)).end.kind).toBe('timeout');
  expect((await short.run('console.log("still here")', exampleInput)).end.kind).toBe('done');
  await short.close();
});

test('somebody who does not want to wait for a timer stops it', async () => {
  const stop = new AbortController();
  const outcome = runner.run('await bru.sleep(20000)', exampleInput, { signal: stop.signal });
  stop.abort();
  expect((await outcome).end.kind).toBe('stopped');
  expect((await ran('console.log("next")')).said).toEqual(['next']);
});

test('a request in Postman’s words is sent, and its answer called back with', async () => {
  const { said, sent, end } = await ran(`
    pm.sendRequest({
      url: '{{base}}/orders', method: 'post',
      header: { 'X-Token': '{{token}}' },
      body: { mode: 'raw', raw: '{"a": "{{cart}}"}', options: { raw: { language: 'json' } } },
    }, (error, response) => {
      console.log(error, response.code, response.status, response.json().id, response.headers.get('content-type'));
    });`);
  expect(end.kind).toBe('done');
  expect(sent).toEqual([
    {
      url: 'http://shop.test/orders',
      method: 'POST',
      headers: [
        ['X-Token', 'hush'],
        ['Content-Type', 'application/json'],
      ],
      body: '{"a": "5"}',
      timeoutMs: null,
    },
  ]);
  expect(said).toEqual(['null 201 Created 8 application/json']);
});

test.each([
  [`await pm.sendRequest('http://a.test/')`, { url: 'http://a.test/', method: 'GET', headers: [], body: null }],
  [
    `await pm.sendRequest({ url: 'http://a.test/', method: 'POST', body: { mode: 'urlencoded', urlencoded: [{ key: 'a b', value: 'c&d' }] } })`,
    { body: 'a%20b=c%26d', headers: [['Content-Type', 'application/x-www-form-urlencoded']] },
  ],
  [
    `await bru.sendRequest({ url: 'http://a.test/', method: 'PUT', headers: { A: 'b' }, data: { c: 1 }, timeout: 50 })`,
    {
      method: 'PUT',
      headers: [
        ['A', 'b'],
        ['Content-Type', 'application/json'],
      ],
      body: '{"c":1}',
      timeoutMs: 50,
    },
  ],
  [
    `await pm.sendRequest({ url: 'http://a.test/', auth: { type: 'basic', basic: [{ key: 'username', value: 'ada' }, { key: 'password', value: 'x' }] } })`,
    { headers: [['Authorization', 'Basic YWRhOng=']] },
  ],
])('%s', async (code, request) => {
  expect((await ran(code)).sent).toMatchObject([request]);
});

test('what keeps a request from being answered is an error, which can be caught', async () => {
  const refuse = () => ({ problem: 'a.test cannot be reached.' });
  expect((await ran(`pm.sendRequest('http://a.test', (error) => console.log(error.message))`, refuse)).said).toEqual([
    'a.test cannot be reached.',
  ]);
  expect((await ran(`await bru.sendRequest({ url: 'http://a.test' })`, refuse)).end).toMatchObject({
    kind: 'threw',
    message: 'Error: a.test cannot be reached.',
  });
  expect((await ran(`pm.sendRequest({ url: 'x', body: { mode: 'formdata' } })`)).end.message).toBe(
    'A body of the mode formdata is not supported by Cairn: raw and urlencoded are sent.',
  );
  const alone = await runner.run(`await pm.sendRequest('http://a.test')`, beforeInput);
  expect(alone.end.message).toBe('Error: a script sends nothing here');
});

test('a test may wait for what it sends', async () => {
  const code = `pm.test('made', (done) => pm.sendRequest('http://a.test').then((r) => pm.expect(r.code).to.equal(201)))`;
  expect(testsOf(await runner.run(code, exampleInput, { send: async () => answered }))).toEqual({ made: 'passed' });
});

test.each([
  [`CryptoJS.MD5('a').toString()`, '0cc175b9c0f1b6a831c399e269772661'],
  [
    `CryptoJS.HmacSHA256('what do ya want for nothing?', 'Jefe').toString()`,
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [`CryptoJS.enc.Base64.stringify(CryptoJS.enc.Utf8.parse('Cairn ü'))`, 'Q2Fpcm4gw7w='],
  [`CryptoJS.enc.Utf8.stringify(CryptoJS.enc.Base64.parse('Q2Fpcm4gw7w='))`, 'Cairn ü'],
  [`require('crypto-js').SHA1('').toString()`, 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  [`require('uuid').validate(require('uuid').v4())`, 'true'],
  [`require('chai').expect(1).to.equal(1) === undefined`, 'false'],
  [
    `JSON.stringify(xml2Json('<a x="1"><!-- n --><b>1 &amp; 2</b><b/><c><![CDATA[<d>]]></c></a>'))`,
    '{"a":{"$":{"x":"1"},"b":["1 & 2",""],"c":"<d>"}}',
  ],
])('%s is there', async (expression, value) => {
  const { said, end } = await ran(`console.log(${expression})`);
  expect(end.kind).toBe('done');
  expect(said).toEqual([value]);
});

test.each(['<a><b></a>', '<a>', 'no xml', ''])('%s is no XML, and it is said', async (text) => {
  expect((await ran(`xml2Json(${JSON.stringify(text)})`)).end).toMatchObject({
    kind: 'threw',
    message: expect.stringContaining('XML') as string,
  });
});
