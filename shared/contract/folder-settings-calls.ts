import { z } from 'zod';
import {
  checksAboveSchema,
  folderSettingsSchema,
  inheritedHeadersSchema,
  optionsAboveSchema,
  requestPlaceSchema,
} from '../model/collection';
import { call } from './define';

/** What the page can ask about what folders and collections give to their requests, beside auth. */
export const folderSettingsCalls = {
  /** What a folder says; the collection itself where `path` is empty. */
  'collection.readFolder': call({
    input: requestPlaceSchema,
    output: z.strictObject({ settings: folderSettingsSchema, revision: z.string() }),
  }),
  /** Writes what differs into the folder's file. `revision` null overwrites. */
  'collection.saveFolder': call({
    input: z.strictObject({ ...requestPlaceSchema.shape, settings: folderSettingsSchema, revision: z.string().nullable() }),
    output: z.strictObject({ revision: z.string() }),
  }),
  /** Headers that a request has from the folders above it and its collection, each with where it is from. */
  'collection.readInherited': call({ input: requestPlaceSchema, output: inheritedHeadersSchema }),
  /** Checks that a request has from the folders above it and its collection, each place with what it says. */
  'collection.readChecksAbove': call({ input: requestPlaceSchema, output: checksAboveSchema }),
  /** Options that stand above a request or a folder, each place with what it says. */
  'collection.readOptionsAbove': call({ input: requestPlaceSchema, output: optionsAboveSchema }),
};
