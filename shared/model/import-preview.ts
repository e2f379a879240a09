import { z } from 'zod';
import { askSchema, lossSchema } from '../interop/import-notes';

/** A line of the tree that an import would make. */
export const previewItemSchema = z.strictObject({
  kind: z.enum(['folder', 'request']),
  /** How many folders stand above it. */
  depth: z.int(),
  name: z.string(),
  /** Empty for folders. */
  method: z.string(),
  url: z.string(),
});
export type PreviewItem = z.infer<typeof previewItemSchema>;

/** What an import would make, before anything is written. No secret of it is in here. */
export const importPreviewSchema = z.strictObject({
  /** What the sources are, in words. */
  formats: z.array(z.string()),
  name: z.string(),
  /** The first of them; `requests` and `folders` count all. */
  items: z.array(previewItemSchema),
  requests: z.int(),
  folders: z.int(),
  /** Answers that are kept with its requests. */
  examples: z.int(),
  environments: z.array(z.strictObject({ name: z.string(), variables: z.int() })),
  losses: z.array(lossSchema),
  asks: z.array(askSchema),
  /** Where secrets stand in it, and what they are called. */
  secrets: z.array(z.strictObject({ item: z.string(), what: z.string() })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** Lines of the tree that are shown at most. */
export const mostPreviewItems = 2_000;
