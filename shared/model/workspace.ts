import { z } from 'zod';
import { requestPlaceSchema } from './collection';
import { runAskSchema } from './collection-run';
import { requestDraftSchema } from './request-draft';

/** Where a tab's draft is saved, and which version of the file it was read from. */
export const savedAtSchema = z.strictObject({
  ...requestPlaceSchema.shape,
  /** Hash of the file as last read or written; a save is refused when the file on disk has another. */
  revision: z.string(),
});
export type SavedAt = z.infer<typeof savedAtSchema>;

/** One exchange a tab went through, as it is kept: how to ask for it again, and how its page was left. */
export const storedStepSchema = z.strictObject({
  exchangeId: z.uuid(),
  draft: requestDraftSchema,
  /** What was typed since it was sent; null when nothing was. */
  typed: requestDraftSchema.nullable(),
  name: z.string(),
  saved: savedAtSchema.nullable(),
  /** The saved request that the draft inherited from; absent where an older version has kept the step. */
  under: requestPlaceSchema.nullable().optional(),
  /** Scroll, open sections, a form half filled in: by name, as the page that shows them has left them. */
  left: z.record(z.string(), z.json()),
});
export type StoredStep = z.infer<typeof storedStepSchema>;

/** Which columns of a list are shown, and how wide they are. */
export const tableChoiceSchema = z.strictObject({
  /** Names of the columns in their order; empty leaves the choice to the table. */
  columns: z.array(z.string().max(1_000)).max(2_000),
  /** Widths that were set by hand, in pixels, by name. */
  widths: z.record(z.string(), z.number()),
});
export type TableChoice = z.infer<typeof tableChoiceSchema>;

/** One tab as it is kept between runs. */
export const storedTabSchema = z.strictObject({
  id: z.string(),
  /** Name given when saved; empty means the address stands for it. */
  name: z.string(),
  draft: requestDraftSchema,
  saved: savedAtSchema.nullable(),
  /** The saved request that the draft came from, whose folders it inherits from. */
  under: requestPlaceSchema.nullable().default(null),
  /** The draft differs from the saved file, or was never saved and is not blank. */
  dirty: z.boolean(),
  /** The view of the response and the part of the composer that were showing. */
  view: z.string(),
  composerPart: z.string(),
  trail: z.array(storedStepSchema).default([]),
  /** The step that was showing; -1 when nothing was sent. */
  position: z.int().min(-1).default(-1),
  /** Page of the app that the tab shows in place of a request; empty for a request. */
  page: z.string().default(''),
  /** How lists are shown, by their address and place. */
  tables: z.record(z.string().max(10_000), tableChoiceSchema).default({}),
  /** What bodies are shown as where the user chose that, by their media type. */
  bodyViews: z.record(z.string().max(200), z.string().max(40)).default({}),
  /** The charsets by which bodies are read where the user chose that, by their media type. */
  bodyCharsets: z.record(z.string().max(200), z.string().max(40)).default({}),
  /** Words that were typed into password fields: they stand in drafts and forms as well, but in no file. */
  secrets: z.array(z.strictObject({ id: z.string(), text: z.string() })).default([]),
});
export type StoredTab = z.infer<typeof storedTabSchema>;

/** What the page about runs is set to, and the run that it shows; the run itself is the host's. */
export const keptRunSchema = z.strictObject({ ask: runAskSchema, runId: z.uuid().nullable() });
export type KeptRun = z.infer<typeof keptRunSchema>;

/** The arrangement of one window. */
export const windowLayoutSchema = z.strictObject({
  tabOrder: z.array(z.string()),
  activeTabId: z.string().nullable(),
  sideBar: z.strictObject({ section: z.string(), hidden: z.boolean(), widthPx: z.number() }),
  /** Share of the request pane, in percent, and where the response stands. */
  composer: z.strictObject({ folded: z.boolean(), percent: z.number(), beside: z.boolean() }),
  runner: keptRunSchema.nullable().default(null),
});
export type WindowLayout = z.infer<typeof windowLayoutSchema>;

export const defaultLayout: WindowLayout = {
  tabOrder: [],
  activeTabId: null,
  sideBar: { section: 'collections', hidden: false, widthPx: 232 },
  composer: { folded: false, percent: 42, beside: true },
  runner: null,
};

export const workspaceSchema = z.strictObject({
  windowId: z.string(),
  layout: windowLayoutSchema,
  tabs: z.array(storedTabSchema),
});
export type Workspace = z.infer<typeof workspaceSchema>;
