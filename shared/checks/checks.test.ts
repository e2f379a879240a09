import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCheck, createSetter } from '../model/check';
import { parseBody, type Answer } from './answer';
import { lookUp } from './look-up';
import { operators } from './operators';
import { runChecks } from './run-checks';
import { runSetters } from './run-setters';

const answer: Answer = {
  status: 201,
  statusText: 'Created',
  headers: [
    ['Content-Type', 'application/json'],
    ['Set-Cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ],
  body: parseBody(
    '{"id":9007199254740993,"user":{"name":"Ada","tags":["x","y"],"a b":null},"list":[{"id":1},{"id":2}],"price":1.50,"none":""}',
  ),
  responseTime: 12,
  url: 'http://h/orders/1',
  size: 99,
};
const around = { variable: (name: string) => (name === 'limit' ? '50' : undefined), fill: (text: string) => text };
const passes = (expression: string, operator: string, value = '') =>
  runChecks([createCheck(expression, operator, value)], answer, around)[0];

describe('an expression finds', () => {
  test.each<[string, unknown]>([
    ['res.status', 201],
    ['res.statusText', 'Created'],
    ['res.headers.content-type', 'application/json'],
    ["res.headers['Content-Type']", 'application/json'],
    ['res.headers.set-cookie', 'a=1, b=2'],
    ['res.body.user.name', 'Ada'],
    ['res.body.user.tags[1]', 'y'],
    ["res.body.user['a b']", null],
    ['res.body.list[1].id', 2],
    ['res.body.list.length', 2],
    ["res('list[0].id')", 1],
    ['res.body.id', 9007199254740993n],
    ['res.body.user.missing.deeper', undefined],
    ['res.body.toString', undefined],
    ['res.body.__proto__', undefined],
    ['res.responseTime', 12],
    ['limit', '50'],
  ])('%s', (expression, value) => {
    expect(lookUp(expression, answer, around.variable)).toEqual({ ok: true, value });
  });

  test.each(['', '1+1', 'res.body[', 'process.exit()', 'res.body.x;y', 'res(body)'])(
    'nothing in %j, and says how to write it',
    (expression) => {
      expect(lookUp(expression, answer, around.variable)).toMatchObject({ ok: false });
    },
  );
});

describe('an operator', () => {
  test.each<[string, string, string, boolean]>([
    ['res.status', 'eq', '201', true],
    ['res.status', 'eq', '200', false],
    ['res.body.user.name', 'eq', 'Ada', true],
    ['res.body.user.name', 'eq', '"Ada"', true],
    ['res.body.id', 'eq', '9007199254740993', true],
    ['res.body.id', 'eq', '9007199254740992', false],
    ['res.body.price', 'eq', '1.5', true],
    ['res.body.user.tags', 'eq', '["x","y"]', true],
    ['res.status', 'neq', '200', true],
    ['res.status', 'gt', '200', true],
    ['res.status', 'gte', '201', true],
    ['res.status', 'lt', '201', false],
    ['res.status', 'lte', '201', true],
    ['res.body.user.name', 'gt', '1', false],
    ['res.status', 'in', '200, 201', true],
    ['res.status', 'notIn', '[200, 204]', true],
    ['res.body.user.tags', 'contains', 'x', true],
    ['res.body.user.name', 'contains', 'da', true],
    ['res.body.user', 'contains', 'name', true],
    ['res.body.user.name', 'notContains', 'z', true],
    ['res.body.user.tags', 'length', '2', true],
    ['res.body.user.name', 'matches', '/^a/i', true],
    ['res.body.user.name', 'matches', '^a', false],
    ['res.body.user.name', 'matches', '(', false],
    ['res.body.user.name', 'notMatches', '^b', true],
    ['res.url', 'startsWith', 'http://', true],
    ['res.url', 'endsWith', '"/1"', true],
    ['res.status', 'between', '200, 299', true],
    ['res.status', 'between', '300,399', false],
    ['res.body.none', 'isEmpty', '', true],
    ['res.body.user.name', 'isEmpty', '', false],
    ['res.body.list', 'isNotEmpty', '', true],
    ["res.body.user['a b']", 'isNull', '', true],
    ['res.body.nope', 'isNull', '', false],
    ['res.body.nope', 'isUndefined', '', true],
    ["res.body.user['a b']", 'isDefined', '', true],
    ['res.status', 'isTruthy', '', true],
    ['res.body.none', 'isFalsy', '', true],
    ['res.body', 'isJson', '', true],
    ['res.body.id', 'isNumber', '', true],
    ['res.status', 'isString', '', false],
    ['res.status', 'isBoolean', '', false],
    ['res.body.list', 'isArray', '', true],
  ])('%s %s %s: %s', (expression, operator, value, expected) => {
    expect(passes(expression, operator, value)?.passed).toBe(expected);
  });

  test('each has been seen to hold and not to hold, whatever it is given, without throwing', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true }), fc.string(), (actual, written) => {
        for (const operator of operators) expect(operator.holds(actual, written, written)).toBeTypeOf('boolean');
      }),
    );
  });

  test('that nobody knows fails its check, and so does an expression that is none', () => {
    expect(passes('res.status', 'resembles', '201')).toMatchObject({
      passed: false,
      problem: 'There is no operator “resembles”.',
    });
    expect(passes('1 + 1', 'eq', '2')).toMatchObject({ passed: false, problem: expect.stringContaining('res.status') as string });
  });
});

test('a check that is off is not run, and what was found is told in one short line', () => {
  expect(runChecks([{ ...createCheck('res.status'), enabled: false }], answer, around)).toEqual([]);
  expect(passes('res.body.user', 'eq', '1')?.found).toBe('{"name":"Ada","tags":["x","y"],"a b":null}');
});

test('a setter keeps a text as it is and anything else as JSON; one that finds nothing keeps nothing', () => {
  const setters = [
    createSetter('name', 'res.body.user.name'),
    createSetter('tags', 'res.body.user.tags'),
    createSetter('no', 'res.body.no'),
  ];
  expect(runSetters(setters, answer, around.variable).map(({ name, value }) => [name, value])).toEqual([
    ['name', 'Ada'],
    ['tags', '["x","y"]'],
  ]);
});
