import { z } from 'zod';
import { identitySchema } from './identity';
import { defaultOptions, requestOptionsSchema } from './request-options';

/** What the user has chosen for all windows. */
export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['dense', 'roomy']),
  /** How saved requests are listed: as their files say, or by something that shows of them. */
  treeOrder: z.enum(['own', 'name', 'method']).default('own'),
  /** 1 is 100 %. */
  zoom: z.number().min(0.5).max(3),
  /** Ask before a method that changes something is sent from a button of the Browse view. */
  confirmUnsafe: z.boolean(),
  /** Options that a new request starts with. */
  requestDefaults: requestOptionsSchema,
  /** Whom one can send as. Read and changed in `identities-slice` alone, so that secrets can move elsewhere. */
  identities: z.array(identitySchema).max(100),
  /** Ask OPTIONS, and for the documents an API points to, in order to know what can be done on a page. */
  askAhead: z.boolean(),
  /** Keys that were chosen for commands, by the command's id; null: none. A command that is not named has its usual ones. */
  shortcuts: z.record(z.string().max(80), z.string().min(1).max(40).nullable()).default({}),
  cookies: z.strictObject({
    /** Use the jars at all. */
    enabled: z.boolean(),
    /** Keep cookies that have no date when Cairn is closed, as browsers do that come back where they were. */
    keepSession: z.boolean(),
  }),
  /** Language and client that code was written for last: `shell:curl`. */
  codeLanguage: z.string().max(80).default('shell:curl'),
  /** What is kept of what was sent, and for how long. */
  history: z
    .strictObject({
      isKept: z.boolean(),
      days: z.int().min(1).max(36_500),
      /** Of the whole file. */
      megabytes: z.int().min(1).max(1_000_000),
      /** A longer body is left out. */
      bodyKilobytes: z.int().min(0).max(1_000_000),
      /** Write credentials down as they were sent. */
      keepSecrets: z.boolean(),
    })
    .default({ isKept: true, days: 90, megabytes: 1024, bodyKilobytes: 1024, keepSecrets: false }),
  /** What the practice server is started with. */
  practice: z.strictObject({
    /** Null: 7070, or the next free one. */
    port: z.int().min(1).max(65_535).nullable(),
    gateway: z.boolean(),
    tls: z.boolean(),
  }),
  /** How far somebody has come in the tour, and whether it is shown. */
  tour: z.strictObject({
    state: z.enum(['new', 'open', 'closed']),
    /** Steps that are done. */
    done: z.int().min(0).max(5),
    /** Of the book that was added on the way; empty before. */
    isbn: z.string().max(13),
  }),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Any of them, to be changed. Defaults are for older files: what a change does not name stays as it is. */
export const settingsChangeSchema = settingsSchema
  .extend({
    treeOrder: settingsSchema.shape.treeOrder.unwrap(),
    shortcuts: settingsSchema.shape.shortcuts.unwrap(),
    codeLanguage: settingsSchema.shape.codeLanguage.unwrap(),
    history: settingsSchema.shape.history.unwrap(),
  })
  .partial();

export const defaultSettings: Settings = {
  theme: 'system',
  density: 'dense',
  treeOrder: 'own',
  zoom: 1,
  confirmUnsafe: true,
  requestDefaults: defaultOptions,
  identities: [],
  askAhead: true,
  shortcuts: {},
  cookies: { enabled: true, keepSession: false },
  codeLanguage: 'shell:curl',
  history: { isKept: true, days: 90, megabytes: 1024, bodyKilobytes: 1024, keepSecrets: false },
  practice: { port: null, gateway: false, tls: false },
  tour: { state: 'new', done: 0, isbn: '' },
};
