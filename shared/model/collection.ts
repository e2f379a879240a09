import { z } from 'zod';
import { authSchema } from './auth';
import { checkSchema, scriptsSchema, setterSchema } from './check';
import { defaultOptions, requestOptionsSchema } from './request-options';
import { rowSchema } from './row';
import { variableSchema } from './variable';

/** A request as the side bar lists it; its file is read when it is opened. `path` is relative to the collection, with `/`. */
export const requestItemSchema = z.strictObject({
  kind: z.literal('request'),
  path: z.string(),
  name: z.string(),
  method: z.string(),
  url: z.string(),
  /** Not there where it has none. */
  tags: z.array(z.string()).optional(),
});
export type RequestItem = z.infer<typeof requestItemSchema>;

export interface FolderItem {
  readonly kind: 'folder';
  readonly path: string;
  readonly name: string;
  readonly items: CollectionItem[];
}

/** A file that should be a request and cannot be read as one. Listed, never dropped. */
export const brokenItemSchema = z.strictObject({
  kind: z.literal('broken'),
  path: z.string(),
  name: z.string(),
  reason: z.string(),
  line: z.int().nullable(),
});
export type BrokenItem = z.infer<typeof brokenItemSchema>;

export type CollectionItem = RequestItem | FolderItem | BrokenItem;

export const folderItemSchema: z.ZodType<FolderItem> = z.lazy(() =>
  z.strictObject({ kind: z.literal('folder'), path: z.string(), name: z.string(), items: z.array(collectionItemSchema) }),
);
export const collectionItemSchema: z.ZodType<CollectionItem> = z.lazy(() =>
  z.union([requestItemSchema, folderItemSchema, brokenItemSchema]),
);

/** A folder of OpenCollection YAML that is open in Cairn. */
export const collectionSchema = z.strictObject({
  /** Absolute path of the folder; identifies the collection. */
  root: z.string(),
  name: z.string(),
  items: z.array(collectionItemSchema),
  /** Why it cannot be shown (the folder is gone, its root file is broken); null when all is well. */
  problem: z.string().nullable(),
});
export type Collection = z.infer<typeof collectionSchema>;

/** Points at one saved request. */
export const requestPlaceSchema = z.strictObject({ root: z.string(), path: z.string() });
export type RequestPlace = z.infer<typeof requestPlaceSchema>;

/** What a folder, or a collection itself, says of the auth of the requests in it. */
export const folderAuthSchema = z.strictObject({
  name: z.string(),
  auth: authSchema,
  /** Type of auth in the file that Cairn has no form for, which then is shown as none; empty otherwise. */
  unknownKind: z.string(),
  /** Changes whenever what is said does. */
  revision: z.string(),
});
export type FolderAuth = z.infer<typeof folderAuthSchema>;

/** What a folder, or a collection, gives to the requests in it beside auth, as its file says it. */
export const folderSettingsSchema = z.strictObject({
  name: z.string().max(200),
  headers: z.array(rowSchema),
  variables: z.array(variableSchema),
  scripts: scriptsSchema,
  /** How its requests are sent, as far as it says it. */
  options: requestOptionsSchema.default(defaultOptions),
  /** What every answer must be, beside what a request asks for itself. */
  checks: z.array(checkSchema).default([]),
  /** What is kept of every answer. */
  setters: z.array(setterSchema).default([]),
  docs: z.string(),
});
export type FolderSettings = z.infer<typeof folderSettingsSchema>;

/** Headers from above a request, in the order they are sent; one that stands nearer takes the place of one of the same name. */
export const inheritedHeadersSchema = z.array(
  z.strictObject({
    name: z.string(),
    value: z.string(),
    /** In words: `folder Books`. */
    from: z.string(),
    place: requestPlaceSchema,
  }),
);
export type InheritedHeaders = z.infer<typeof inheritedHeadersSchema>;

/** Checks that come from above a request, and what is kept of its answer because of that, the furthest place first. */
export const checksAboveSchema = z.array(
  z.strictObject({
    checks: z.array(checkSchema),
    setters: z.array(setterSchema),
    /** In words: `folder Books`. */
    from: z.string(),
    place: requestPlaceSchema,
  }),
);
export type ChecksAbove = z.infer<typeof checksAboveSchema>;

/** Options that the folders above a request say, and its collection, the nearest first. Those that say none are left out. */
export const optionsAboveSchema = z.array(
  z.strictObject({
    options: requestOptionsSchema,
    /** In words: `folder Books`. */
    from: z.string(),
    place: requestPlaceSchema,
  }),
);
export type OptionsAbove = z.infer<typeof optionsAboveSchema>;

/** Where something is to stand in the tree. */
export const moveTargetSchema = z.strictObject({
  root: z.string(),
  /** Folder within the collection; empty for the collection itself. */
  folder: z.string().max(4096),
  /** Path of the neighbour that it comes before; null: behind all of its kind. */
  before: z.string().max(4096).nullable(),
});
export type MoveTarget = z.infer<typeof moveTargetSchema>;

/** What something would have no more, or from elsewhere, at another place in the tree. */
export const moveLossesSchema = z.strictObject({
  /** Whose credentials its requests inherit, in words; null where that stays the same. */
  auth: z.strictObject({ before: z.string(), after: z.string() }).nullable(),
  /** Names of headers that no longer come from above. */
  headers: z.array(z.string()),
  /** Names of variables it uses that nothing stands for there. */
  variables: z.array(z.string()),
});

/** Where a folder is in a git repository. */
export const gitPlaceSchema = z.strictObject({
  /** Name of the branch, or the first digits of the commit where none is checked out. */
  branch: z.string(),
  isDetached: z.boolean(),
  /** Files of the collection that differ from the last commit; null where git cannot be asked. */
  changed: z.int().nullable(),
});
