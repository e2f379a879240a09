import { z } from 'zod';

/** Something that a file says and Cairn could not carry over. */
export const lossSchema = z.strictObject({
  /** Where in the import it stood: names from the top, or the file. */
  item: z.string(),
  /** What it was. */
  what: z.string(),
  /** Why it is not there now, and what to do about it. */
  why: z.string(),
});
export type Loss = z.infer<typeof lossSchema>;

/** What an import may ask for and never gets by itself. */
export const permissionSchema = z.enum(['tls', 'files', 'redirects', 'proxy']);
export type Permission = z.infer<typeof permissionSchema>;

/** A switch that an import wants thrown; it stays as it is until the user says yes. */
export const askSchema = z.strictObject({ kind: permissionSchema, item: z.string(), what: z.string() });
export type Ask = z.infer<typeof askSchema>;

/** Where readers write down what they leave out and what has to be asked. */
export interface ImportNotes {
  readonly losses: readonly Loss[];
  readonly asks: readonly Ask[];
  lose(item: string, what: string, why: string): void;
  ask(kind: Permission, item: string, what: string): void;
}

/** Beyond so many the list says no more than that there are more. */
const mostLosses = 2_000;

export function createNotes(): ImportNotes {
  const losses: Loss[] = [];
  const asks: Ask[] = [];
  const seen = new Set<string>();
  const isNew = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  return {
    losses,
    asks,
    lose(item, what, why) {
      const cut = { item: short(item), what: short(what), why };
      if (losses.length < mostLosses && isNew(JSON.stringify(cut))) losses.push(cut);
    },
    ask(kind, item, what) {
      const cut = { kind, item: short(item), what: short(what) };
      if (asks.length < mostLosses && isNew(JSON.stringify(cut))) asks.push(cut);
    },
  };
}

const short = (text: string): string => (text.length <= 300 ? text : `${text.slice(0, 299)}…`);
