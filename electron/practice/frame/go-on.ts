/** Goes on at once with what is there, and later with what is still to come: most answers need no waiting, and each wait has its cost. */
export function goOn<T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
