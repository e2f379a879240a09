import { quoted } from './show.js';
import { Unsupported } from './unsupported.js';

export class AssertionError extends Error {
  constructor(message, details = {}) {
    super(message);
    this.name = 'AssertionError';
    Object.assign(this, details);
  }
}

/** Words that read well and say nothing. */
const silent = new Set('to be been is that which and has have with at of same but does still also its'.split(' '));
/** Words that change what comes after them. */
const flags = {
  not: 'not',
  deep: 'deep',
  any: 'any',
  all: 'all',
  own: 'own',
  nested: 'nested',
  ordered: 'ordered',
  include: 'in',
  includes: 'in',
  contain: 'in',
  contains: 'in',
  length: 'length',
  lengthOf: 'length',
};

/** How a chain stands: the value, what was said of it so far, and the sentence for a failure. */
export class Assertion {
  constructor(value, says = {}, message = '') {
    this.value = value;
    this.says = says;
    this.message = message;
  }

  with(flag) {
    return new Assertion(this.value, { ...this.says, [flag]: true }, this.message);
  }

  /** About another value: what `property` leads to. */
  about(value) {
    return new Assertion(value, {}, this.message);
  }

  /** Holds the claim, turned round after `not`. `claim` follows “expected X”. */
  claim(holds, claim, opposite = `not ${claim}`) {
    if (Boolean(holds) !== Boolean(this.says.not)) return this;
    const words = `expected ${quoted(this.value)} ${this.says.not ? opposite : claim}`;
    throw new AssertionError(this.message === '' ? words : `${this.message}: ${words}`, { actual: this.value });
  }
}

/** The chain as scripts see it. `getters` are claims without, `methods` those with brackets; each gets the assertion. */
export function chain(assertion, words) {
  return new Proxy(() => {}, {
    get(_target, key) {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined;
      if (silent.has(key)) return chain(assertion, words);
      if (Object.hasOwn(words.both, key)) return callable(assertion, words, key);
      if (Object.hasOwn(flags, key)) return chain(assertion.with(flags[key]), words);
      if (Object.hasOwn(words.getters, key)) return chain(words.getters[key](assertion) ?? assertion, words);
      if (Object.hasOwn(words.methods, key))
        return (...given) => chain(words.methods[key](assertion, ...given) ?? assertion, words);
      throw new Unsupported(`expect(…).${key}`);
    },
    apply() {
      throw new TypeError('this part of the chain is not called');
    },
  });
}

/** A word that is both: `include('x')` claims, `include.members` goes on; `a('string')`, `a.string`. */
function callable(assertion, words, key) {
  const onward = chain(Object.hasOwn(flags, key) ? assertion.with(flags[key]) : assertion, words);
  return new Proxy((...given) => chain(words.both[key](assertion, ...given) ?? assertion, words), {
    get: (_target, next) => (typeof next === 'symbol' || next === 'then' ? undefined : onward[next]),
  });
}
