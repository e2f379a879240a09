/** What a call that is not there says: it names the call, and what to do instead where there is something. */
export class Unsupported extends Error {
  constructor(call, instead = '') {
    super(`${call} is not supported by Cairn${instead === '' ? '.' : `: ${instead}.`}`);
    this.name = 'Unsupported';
  }
}

/**
 * An object in the words of another tool. A name that it does not have fails with a sentence in place of “not a function”;
 * `instead` has a hint for those that are asked for most.
 */
export function withRefusals(name, known, instead = {}) {
  return new Proxy(known, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') return Reflect.get(target, key, target);
      throw new Unsupported(`${name}.${key}`, instead[key]);
    },
  });
}

const calls = {
  fetch: 'pm.sendRequest and bru.sendRequest send',
  XMLHttpRequest: 'pm.sendRequest and bru.sendRequest send',
};

const values = {
  process: 'cairn.process(name) reads a value of the process environment',
  Buffer: 'atob and btoa are there for base64',
  _: 'JavaScript has map, filter, find, flatMap and Object.groupBy itself',
  moment: 'Date is there',
  cheerio: '',
  tv4: 'a test with expect(…) holds a value against what it must be',
  ajv: 'a test with expect(…) holds a value against what it must be',
};

/** Names that scripts of other tools count on: using one fails with a sentence. A script may give them a meaning of its own. */
export function refuseGlobals() {
  for (const [name, instead] of Object.entries(calls)) {
    globalThis[name] = () => {
      throw new Unsupported(name, instead);
    };
  }
  for (const [name, instead] of Object.entries(values)) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        throw new Unsupported(name, instead);
      },
      set: (value) => {
        Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true });
      },
    });
  }
}
