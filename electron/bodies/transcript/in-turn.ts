/** The same work, begun only when what was begun before is over: it goes on where that has stopped. */
export function inTurn<A extends unknown[], T>(work: (...given: A) => Promise<T>): (...given: A) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (...given) => {
    const begun = before.then(() => work(...given));
    before = begun.catch(() => undefined);
    return begun;
  };
}
