import { ok, type Result } from '#shared/result';

/** Does the same to several things in their order, until one of them fails: the others are then left as they are. */
export async function oneByOne<T>(things: readonly T[], work: (thing: T) => Promise<Result<unknown>>): Promise<Result<null>> {
  for (const thing of things) {
    const done = await work(thing);
    if (!done.ok) return done;
  }
  return ok(null);
}
