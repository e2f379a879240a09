import { z } from 'zod';

/** One file or folder of the data folder, and what is in it. */
export const dataPlaceSchema = z.strictObject({
  /** What is kept there, in plain words. */
  holds: z.string(),
  /** Name within the data folder. */
  name: z.string(),
  /** All its bytes on disk; null when there is nothing yet. */
  bytes: z.number().min(0).nullable(),
});
export type DataPlace = z.infer<typeof dataPlaceSchema>;
