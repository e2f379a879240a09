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
  require: 'a script has no packages',
  fetch: 'a script sends nothing; put the request beside this one',
  XMLHttpRequest: 'a script sends nothing',
  setTimeout: 'a script does not wait',
  setInterval: 'a script does not wait',
  setImmediate: 'a script does not wait',
};

const values = {
  process: 'cairn.process(name) reads a value of the process environment',
  Buffer: 'atob and btoa are there for base64',
  CryptoJS: '',
  _: '',
  moment: 'Date is there',
  cheerio: '',
  tv4: '',
  xml2Json: '',
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
