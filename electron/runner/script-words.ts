import type { ScriptEnd } from '../scripts/script-messages.ts';
import { scriptLimits } from '../scripts/script-messages.ts';

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MB`;

const words: Readonly<Record<ScriptEnd['kind'], (end: ScriptEnd) => string>> = {
  done: () => '',
  threw: ({ message }) => message,
  unsettled: () => 'it waits for a promise that never settles',
  timeout: ({ message }) => (message === '' ? `it did not end within ${scriptLimits.cpuMs / 1000} s of computing` : message),
  memory: () => `it needs more than ${megabytes(scriptLimits.memoryBytes)}`,
  stack: () => 'it calls itself too deep',
  output: () => `it says more than ${megabytes(scriptLimits.outputBytes)}`,
  crashed: ({ message }) => `the engine of scripts gave up: ${message}`,
  stopped: () => 'it was cancelled',
};

/** Why a script did not end well, as a part of a sentence; empty where it did. */
export function describeEnd(end: ScriptEnd): string {
  const what = words[end.kind](end).replace(/\.$/, '');
  return end.line === null || what === '' ? what : `line ${end.line}: ${what}`;
}
