import { z } from 'zod';
import { authSchema } from './auth';
import { bodySchema } from './body';
import { bodyFilterSchema } from './body-filter';
import { checkSchema, noScripts, scriptsSchema, setterSchema } from './check';
import { pagingCorrectionSchema } from './paging-correction';
import { defaultOptions, requestOptionsSchema } from './request-options';
import { rowSchema } from './row';
import { socketSchema } from './socket';
import { variableSchema } from './variable';

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
  /** What is shown of its answer's body; null for all of it. */
  filter: bodyFilterSchema.nullable().default(null),
  /** Variables that hold for this request alone. */
  variables: z.array(variableSchema).default([]),
  /** What its response must be, and what is kept of it. */
  checks: z.array(checkSchema).default([]),
  setters: z.array(setterSchema).default([]),
  scripts: scriptsSchema.default(noScripts),
  /** What makes it stay open for messages; null for a request with one answer. */
  socket: socketSchema.nullable().default(null),
  tags: z.array(z.string()).default([]),
  /** Notes for whoever reads it, in Markdown. */
  docs: z.string().default(''),
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
  filter: null,
  variables: [],
  checks: [],
  setters: [],
  scripts: noScripts,
  socket: null,
  tags: [],
  docs: '',
});
