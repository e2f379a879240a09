import { z } from 'zod';

/** One way to a server, and what came of it. */
export const triedWaySchema = z.strictObject({
  /** `DIRECT`, or the proxy without its credentials. */
  way: z.string(),
  /** `used`: the request goes this way. `failed`: it could not be gone. `left`: nobody tried. */
  outcome: z.enum(['used', 'failed', 'left']),
  /** Why it could not be gone, as a sentence part; empty otherwise. */
  reason: z.string(),
  /** Milliseconds that were spent on it in vain. */
  ms: z.number().nullable(),
});
export type TriedWay = z.infer<typeof triedWaySchema>;

/** How the way of one hop was chosen, by whom, and what came of each. */
export const chosenWaySchema = z.strictObject({
  by: z.enum(['option', 'environment', 'system', 'pac']),
  /** Who was asked, such as `HTTPS_PROXY`, `GNOME`, or the place of a PAC file. Empty where the option itself names a proxy. */
  source: z.string(),
  /** What it said, in its own words; empty where it named nothing. */
  said: z.string(),
  /** What led to that, in sentences. */
  notes: z.array(z.string()),
  /** In the order in which they are tried. */
  ways: z.array(triedWaySchema),
  /** Milliseconds until this was known. */
  ms: z.number(),
});
export type ChosenWay = z.infer<typeof chosenWaySchema>;

/** The way that is gone, and its place in the list, from 0; undefined where none could be. */
export const usedWay = ({ ways }: ChosenWay): { readonly way: string; readonly index: number } | undefined => {
  const index = ways.findIndex(({ outcome }) => outcome === 'used');
  const way = ways[index];
  return way && { way: way.way, index };
};
