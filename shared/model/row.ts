import { z } from 'zod';

/** One row of a table the user edits: parameters, headers, form fields. */
export const rowSchema = z.strictObject({
  /** Stable while the draft lives, so that an edit does not lose the focus. */
  id: z.string(),
  name: z.string(),
  value: z.string(),
  enabled: z.boolean(),
  description: z.string(),
  /** In a query: stands without an equals sign, as in `?acl`. Counts only while the value is empty. */
  bare: z.boolean().optional(),
});
export type Row = z.infer<typeof rowSchema>;

/** A new row, enabled, with an id of its own. */
export const createRow = (name = '', value = ''): Row => ({
  id: crypto.randomUUID(),
  name,
  value,
  enabled: true,
  description: '',
});
