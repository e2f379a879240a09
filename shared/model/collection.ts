import { z } from 'zod';
import { authSchema } from './auth';

/** A request as the side bar lists it; its file is read when it is opened. `path` is relative to the collection, with `/`. */
export const requestItemSchema = z.strictObject({
  kind: z.literal('request'),
  path: z.string(),
  name: z.string(),
  method: z.string(),
  url: z.string(),
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
