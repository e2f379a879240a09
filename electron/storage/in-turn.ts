const last = new Map<string, Promise<unknown>>();

/** Runs steps that share a key one after the other, in the order they were asked for. */
export function inTurn<T>(key: string, step: () => Promise<T>): Promise<T> {
  const before = last.get(key) ?? Promise.resolve();
  const mine = before.then(step, step);
  last.set(key, mine);
  const leave = () => {
    if (last.get(key) === mine) last.delete(key);
  };
  mine.then(leave, leave);
  return mine;
}
