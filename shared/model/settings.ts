import { z } from 'zod';
import { defaultOptions, requestOptionsSchema } from './request-options';

/** What the user has chosen for all windows. */
export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['dense', 'roomy']),
  /** 1 is 100 %. */
  zoom: z.number().min(0.5).max(3),
  /** Ask before a method that changes something is sent from a button of the Browse view. */
  confirmUnsafe: z.boolean(),
  /** Options that a new request starts with. */
  requestDefaults: requestOptionsSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  theme: 'system',
  density: 'dense',
  zoom: 1,
  confirmUnsafe: true,
  requestDefaults: defaultOptions,
};
