import { bareLoop, oneConnection } from './bare-loop';

/** A bare loop in a process of its own, as Cairn’s host is one: told an address, it answers how many milliseconds it took. */
const agent = oneConnection();
process.on('message', (url: string) => {
  const began = performance.now();
  void bareLoop(url, agent).then(() => process.send?.(performance.now() - began));
});
process.on('disconnect', () => process.exit());
