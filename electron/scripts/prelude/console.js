import { tell } from './host.js';
import { show } from './show.js';

const saying =
  (level) =>
  (...values) =>
    tell({ type: 'console', level, text: values.map((value) => show(value)).join(' ') });

/** What a script says to whoever reads it. */
export const ownConsole = {
  log: saying('log'),
  info: saying('info'),
  debug: saying('debug'),
  warn: saying('warn'),
  error: saying('error'),
  trace: saying('debug'),
  table: saying('log'),
  dir: saying('log'),
  assert: (holds, ...values) => holds || ownConsole.error('Assertion failed:', ...values),
  clear: () => {},
  time: () => {},
  timeEnd: () => {},
  group: saying('log'),
  groupEnd: () => {},
};
