import { atob, btoa } from './base64.js';
import { bru, req, res } from './bru.js';
import { cairn } from './cairn.js';
import { ownConsole } from './console.js';
import { assert, expect } from './expect.js';
import { given } from './host.js';
import { oldNames, pm } from './pm.js';
import { answer, text } from './response.js';
import { endTests, lineOf, messageOf, oldTests, test } from './tests.js';
import { refuseGlobals } from './unsupported.js';

refuseGlobals();
Object.assign(globalThis, { console: ownConsole, test, expect, assert, atob, btoa });
Object.assign(globalThis, { cairn: cairn(), bru: bru(), req: req(), res: res(), pm: pm(), tests: oldTests, ...oldNames() });
if (answer) Object.defineProperty(globalThis, 'responseBody', { get: text, configurable: true });

/** How the script went, once the jobs it left are done; asked by the host, and taken away before the script could see it. */
const ended = { settled: false, thrown: null };

globalThis.__run = (script) => {
  script().then(
    () => void (ended.settled = true),
    (thrown) => void Object.assign(ended, { settled: true, thrown: { message: messageOf(thrown), line: lineOf(thrown) } }),
  );
};
globalThis.__end = () => {
  endTests();
  return JSON.stringify({ ...ended, phase: given.phase });
};
