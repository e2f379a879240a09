import { Assertion, AssertionError, chain } from './assertion.js';
import { both, getters, methods } from './claims.js';

const words = { getters, methods, both };

/** Begins a claim about a value, in the words of Chai. */
export const expect = (value, message = '') => chain(new Assertion(value, {}, String(message)), words);

expect.fail = (...given) => {
  throw new AssertionError(String(given.at(-1) ?? 'expect.fail()'));
};

/** A chain that knows more words. */
export const chainWith = (value, more) =>
  chain(new Assertion(value), { getters: { ...getters, ...more.getters }, methods: { ...methods, ...more.methods }, both });

const claims = {
  // oxlint-disable-next-line eqeqeq -- Chai's `assert.equal` is not strict
  equal: (value, expected, message) => value == expected || expect(value, message).to.equal(expected),
  notEqual: (value, expected, message) => expect(value, message).to.not.equal(expected),
  strictEqual: (value, expected, message) => expect(value, message).to.equal(expected),
  notStrictEqual: (value, expected, message) => expect(value, message).to.not.equal(expected),
  deepEqual: (value, expected, message) => expect(value, message).to.eql(expected),
  notDeepEqual: (value, expected, message) => expect(value, message).to.not.eql(expected),
  isTrue: (value, message) => expect(value, message).to.be.true,
  isFalse: (value, message) => expect(value, message).to.be.false,
  isOk: (value, message) => expect(value, message).to.be.ok,
  isNotOk: (value, message) => expect(value, message).to.not.be.ok,
  exists: (value, message) => expect(value, message).to.exist,
  isNull: (value, message) => expect(value, message).to.be.null,
  isNotNull: (value, message) => expect(value, message).to.not.be.null,
  isUndefined: (value, message) => expect(value, message).to.be.undefined,
  isDefined: (value, message) => expect(value, message).to.not.be.undefined,
  isString: (value, message) => expect(value, message).to.be.a('string'),
  isNumber: (value, message) => expect(value, message).to.be.a('number'),
  isBoolean: (value, message) => expect(value, message).to.be.a('boolean'),
  isArray: (value, message) => expect(value, message).to.be.an('array'),
  isObject: (value, message) => expect(value, message).to.be.an('object'),
  isAbove: (value, limit, message) => expect(value, message).to.be.above(limit),
  isBelow: (value, limit, message) => expect(value, message).to.be.below(limit),
  isAtLeast: (value, limit, message) => expect(value, message).to.be.at.least(limit),
  isAtMost: (value, limit, message) => expect(value, message).to.be.at.most(limit),
  include: (value, part, message) => expect(value, message).to.include(part),
  notInclude: (value, part, message) => expect(value, message).to.not.include(part),
  property: (value, name, message) => expect(value, message).to.have.property(name),
  lengthOf: (value, count, message) => expect(value, message).to.have.lengthOf(count),
  match: (value, pattern, message) => expect(value, message).to.match(pattern),
  oneOf: (value, list, message) => expect(value, message).to.be.oneOf(list),
  throws: (body, ...expected) => expect(body).to.throw(...expected),
  fail: expect.fail,
};

/** Claims as functions, for those who prefer them. */
export const assert = Object.assign((holds, message = 'it does not hold') => {
  if (!holds) throw new AssertionError(String(message));
}, claims);
