import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import { readCsv } from '../drf/parsers/read-csv.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

test.each([
  [undefined, 'application/json'],
  ['application/json;q=0.1, text/csv', 'text/csv; charset=utf-8'],
  ['application/json;q=0, */*', 'text/html; charset=utf-8'],
  ['text/plain', 'text/plain; charset=utf-8'],
])('Accept: %s is obeyed with its weights: %s', async (accept, expected) => {
  const { headers } = await send(practice, '/formats/book', { headers: accept === undefined ? {} : { Accept: accept } });
  expect([headers['content-type'], headers.vary]).toEqual([expected, 'Accept']);
});

test('what comes in as one format goes out as another', async () => {
  const trip = async (type: string, body: string, format = 'json') =>
    (await send(practice, `/roundtrip?format=${format}`, { method: 'POST', headers: { 'Content-Type': type }, body })).text;
  expect(JSON.parse(await trip('text/csv', 'a,b\r\n1,"x ""y"", z"\r\n'))).toEqual([{ a: '1', b: 'x "y", z' }]);
  expect(JSON.parse(await trip('application/xml', '<a><b>1</b><b>2</b></a>'))).toEqual({ a: { b: ['1', '2'] } });
  expect(JSON.parse(await trip('application/yaml', 'a: [1, two]'))).toEqual({ a: [1, 'two'] });
  expect(JSON.parse(await trip('application/x-www-form-urlencoded', 'a=1&a=2&b=x+y'))).toEqual({ a: ['1', '2'], b: 'x y' });
  expect(await trip('application/json', '{"a":[1,null]}', 'xml')).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<root><a><list-item>1</list-item><list-item></list-item></a></root>',
  );
});

test('a document that refers to files and entities reads none', async () => {
  const body = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>';
  const answer = await send(practice, '/roundtrip', { method: 'POST', headers: { 'Content-Type': 'application/xml' }, body });
  expect(answer.text).not.toContain('localhost');
  expect([200, 400]).toContain(answer.status);
});

test('aliases that multiply without end are refused', async () => {
  const lines = Array.from(
    { length: 12 },
    (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : Array.from({ length: 9 }, () => `*a${at - 1}`).join(', ')}]`,
  );
  const answer = await send(practice, '/roundtrip', {
    method: 'POST',
    headers: { 'Content-Type': 'application/yaml' },
    body: lines.join('\n'),
  });
  expect(answer.status).toBe(400);
});

test.each([
  ['a,b\n1,2', [{ a: '1', b: '2' }]],
  ['a,b\n1,\n', [{ a: '1', b: '' }]],
  ['a\n"two\nlines"', [{ a: 'two\nlines' }]],
  ['', []],
])('the CSV text %j holds %j', (text, rows) => expect(readCsv(text)).toEqual(rows));

test.each(['a,b\n1', 'a\n"x', 'a\nx"y'])('the text %j is no CSV', (text) => expect(() => readCsv(text)).toThrow());
