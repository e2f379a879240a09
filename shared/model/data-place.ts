import { z } from 'zod';

/** Parts of what is kept that can be erased by themselves. */
export const erasableSchema = z.enum(['history', 'cookies', 'bin', 'learning', 'advice', 'scripts', 'descriptions', 'settings']);
export type Erasable = z.infer<typeof erasableSchema>;

/** One file or folder of the data folder, and what is in it. */
export const dataPlaceSchema = z.strictObject({
  /** What is kept there, in plain words. */
  holds: z.string(),
  /** Name within the data folder. */
  name: z.string(),
  /** All its bytes on disk; null when there is nothing yet. */
  bytes: z.number().min(0).nullable(),
  /** How many things belong here that no file holds: they last until Cairn is closed. */
  inMemory: z.int().min(0).default(0),
  /** What of it can be erased; null where nothing can from here. */
  erasable: erasableSchema.nullable(),
});
export type DataPlace = z.infer<typeof dataPlaceSchema>;
