import { z } from 'zod';

/** Something that is in a collection and not in what was written of it. */
export const lossSchema = z.strictObject({
  /** Where it stands: names from the top. */
  item: z.string(),
  what: z.string(),
  /** Why it could not be carried over, or what stands there now. */
  why: z.string(),
});
export type Loss = z.infer<typeof lossSchema>;

/** Where writers note what they leave out; each line once. */
export interface Losses {
  readonly list: readonly Loss[];
  lose(item: string, what: string, why: string): void;
}

export function createLosses(): Losses {
  const list: Loss[] = [];
  const known = new Set<string>();
  return {
    list,
    lose(item, what, why) {
      const key = JSON.stringify([item, what, why]);
      if (known.has(key)) return;
      known.add(key);
      list.push({ item, what, why });
    },
  };
}
