import { atob, btoa } from './base64.js';
import { bru, req, res } from './bru.js';
import { cairn } from './cairn.js';
import { ownConsole } from './console.js';
import { assert, expect } from './expect.js';
import { given } from './host.js';
import { oldNames, pm } from './pm.js';
import { cryptoJs } from './crypto-js.js';
import { require } from './packages.js';
import { answer, text } from './response.js';
import { endTests, lineOf, messageOf, oldTests, test } from './tests.js';
import { clearTimer, nextWait, setImmediate, setInterval, setTimeout, settleWait } from './timers.js';
import { refuseGlobals } from './unsupported.js';
import { xml2Json } from './xml.js';

refuseGlobals();
Object.assign(globalThis, { console: ownConsole, test, expect, assert, atob, btoa });
const timers = {
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout: clearTimer,
  clearInterval: clearTimer,
  clearImmediate: clearTimer,
};
Object.assign(globalThis, { ...timers, require, CryptoJS: cryptoJs, xml2Json });
Object.assign(globalThis, { cairn: cairn(), bru: bru(), req: req(), res: res(), pm: pm(), tests: oldTests, ...oldNames() });
if (answer) Object.defineProperty(globalThis, 'responseBody', { get: text, configurable: true });

/** How the script went, once the jobs it left are done; asked by the host, and taken away before the script could see it. */
const ended = { settled: false, thrown: null };

globalThis.__run = (script) => {
  script().then(
    () => void (ended.settled = true),
    (thrown) =>
      void Object.assign(ended, { settled: true, thrown: ended.thrown ?? { message: messageOf(thrown), line: lineOf(thrown) } }),
  );
};
globalThis.__next = nextWait;
globalThis.__settle = (came) => {
  try {
    settleWait(came);
  } catch (thrown) {
    ended.thrown ??= { message: messageOf(thrown), line: lineOf(thrown) };
  }
};
globalThis.__end = () => {
  endTests();
  return JSON.stringify({ ...ended, phase: given.phase });
};
