import { createWriteStream } from 'node:fs';
import { bareLoop, oneConnection } from './bare-loop';

/**
 * A bare loop in a process of its own, as Cairn’s host is one. Told an address, it writes the rows into the file it was
 * started with, and answers how many milliseconds that took.
 */
const agent = oneConnection();
const [, , path = ''] = process.argv;
process.on('message', (url: string) => {
  const began = performance.now();
  void bareLoop(url, agent, createWriteStream(path)).then(() => process.send?.(performance.now() - began));
});
process.on('disconnect', () => process.exit());
