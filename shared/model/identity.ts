import { z } from 'zod';
import { authSchema } from './auth';

/** Somebody one can send as: credentials under a name. */
export const identitySchema = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  auth: authSchema,
});
export type Identity = z.infer<typeof identitySchema>;
