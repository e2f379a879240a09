import { lossSchema, type Loss } from '../import-notes';

export { lossSchema, type Loss };

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
