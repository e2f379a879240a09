import { asJson, fromJson } from './host.js';

/** Timers that have not gone off, and requests that were not answered yet. They go on once the script itself has done what it can. */
const timers = new Map();
const requests = [];
let nextId = 1;
let now = 0;

const longestMs = 60_000;
const msOf = (ms) => Math.min(longestMs, Math.max(0, Number(ms) || 0));

function start(run, ms, args, isRepeated) {
  if (typeof run !== 'function') throw new TypeError('A timer needs a function.');
  const every = isRepeated ? Math.max(1, msOf(ms)) : msOf(ms);
  const id = nextId++;
  timers.set(id, { id, at: now + every, every: isRepeated ? every : null, run: () => run(...args) });
  return id;
}

export const setTimeout = (run, ms, ...args) => start(run, ms, args, false);
export const setInterval = (run, ms, ...args) => start(run, ms, args, true);
export const setImmediate = (run, ...args) => start(run, 0, args, false);
export const clearTimer = (id) => void timers.delete(id);

/** A promise for some time later. */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Hands a request to the host; `done` gets what came of it. */
export const sendLater = (request, done) => void requests.push({ request, done });

let waitsFor = null;

/** What is waited for next, for the host: requests first, then the timer that is due first. Empty when nothing is. */
export function nextWait() {
  const sending = requests.shift();
  if (sending) {
    waitsFor = { settle: (answer) => sending.done(fromJson(answer)) };
    return asJson({ send: sending.request });
  }
  const timer = [...timers.values()].reduce((first, one) => (first === null || one.at < first.at ? one : first), null);
  if (timer === null) return '';
  const ms = Math.max(0, timer.at - now);
  waitsFor = { settle: () => goOff(timer) };
  return asJson({ ms });
}

function goOff(timer) {
  now = Math.max(now, timer.at);
  if (timer.every === null) timers.delete(timer.id);
  else timer.at = now + timer.every;
  timer.run();
}

/** Takes what the host has waited for. */
export function settleWait(answer) {
  const { settle } = waitsFor;
  waitsFor = null;
  settle(answer);
}
