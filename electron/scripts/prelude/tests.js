import { tell } from './host.js';

/** Tests that wait for a promise. */
const waiting = new Set();

/** Runs a test at once and tells how it went; one that gives a promise is over when that settles. */
export function test(name, body) {
  const label = String(name);
  try {
    const given = body(() => {});
    if (typeof given?.then !== 'function') return passed(label);
    waiting.add(label);
    return given.then(
      () => waiting.delete(label) && passed(label),
      (thrown) => waiting.delete(label) && failed(label, thrown),
    );
  } catch (thrown) {
    return failed(label, thrown);
  }
}

test.skip = (name) => tell({ type: 'test', name: String(name), outcome: 'skipped', problem: '', line: null });

const passed = (name) => void tell({ type: 'test', name, outcome: 'passed', problem: '', line: null });

const failed = (name, thrown) =>
  void tell({ type: 'test', name, outcome: 'failed', problem: messageOf(thrown), line: lineOf(thrown) });

/** Old scripts of Postman write `tests['name'] = condition`. */
export const oldTests = {};

/** Tells of tests that nothing was heard of: their promises never settled. */
export function endTests() {
  for (const [name, holds] of Object.entries(oldTests)) (holds ? passed : failed)(name, 'it is false');
  for (const name of waiting) failed(name, 'it waits for a promise that never settles');
}

export function messageOf(thrown) {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.name === 'AssertionError' || thrown.name === 'Unsupported' ? thrown.message : `${thrown.name}: ${thrown.message}`;
}

/** The line of the script that a failure comes from, from 1; null where it is not known. */
export function lineOf(thrown) {
  const line = /\bscript:(\d+)/.exec(thrown instanceof Error ? String(thrown.stack) : '')?.[1];
  return line === undefined ? null : Number(line);
}
