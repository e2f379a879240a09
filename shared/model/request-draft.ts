import { z } from 'zod';
import { authSchema } from './auth';
import { bodySchema } from './body';
import { pagingCorrectionSchema } from './paging-correction';
import { defaultOptions, requestOptionsSchema } from './request-options';
import { rowSchema } from './row';

/** What the user writes before sending. Everything is kept as typed. */
export const requestDraftSchema = z.strictObject({
  method: z.string(),
  /** The address as typed, query included. A missing scheme means http for loopback names and https otherwise. */
  url: z.string(),
  /** Rows of the query table. The enabled ones mirror the address; disabled ones and descriptions live only here. */
  query: z.array(rowSchema),
  /** Values for `:name` segments of the path. */
  path: z.array(rowSchema),
  headers: z.array(rowSchema),
  body: bodySchema,
  auth: authSchema,
  options: requestOptionsSchema,
  /** How the pages of the list it asks for are made, where the guess is wrong. */
  paging: pagingCorrectionSchema.nullable().default(null),
});
export type RequestDraft = z.infer<typeof requestDraftSchema>;

/** A draft that asks for an address and nothing more. */
export const createDraft = (url = '', method = 'GET'): RequestDraft => ({
  method,
  url,
  query: [],
  path: [],
  headers: [],
  body: { kind: 'none' },
  auth: { kind: 'none' },
  options: defaultOptions,
  paging: null,
});
