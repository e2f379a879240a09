import { requestFields } from '../opencollection/write-defaults.ts';
import { isAbsent, type WantedMap } from '../yaml/wanted.ts';
import type { ImportedDefaults } from '#shared/interop/imported';

/** The fields of a new collection’s file. Bruno would list our folder as one of requests if it were not told to pass it by. */
export const collectionFields = (name: string, defaults: ImportedDefaults | null = null): WantedMap => ({
  opencollection: '1.0.0',
  info: { name },
  ...(defaults && given(defaults)),
  bundled: false,
  extensions: { bruno: { ignore: ['node_modules', '.git', '.cairn'] } },
});

/** The fields of a new folder’s file. */
export const folderFields = (name: string, seq: number, defaults: ImportedDefaults): WantedMap => ({
  info: { name, type: 'folder', seq },
  ...given(defaults),
});

/** What it gives to the requests in it, as far as OpenCollection has fields for that. */
function given(defaults: ImportedDefaults): WantedMap {
  const request = requestFields(defaults);
  return {
    request: Object.values(request).every(isAbsent) ? undefined : request,
    docs: defaults.docs === '' ? undefined : defaults.docs,
  };
}
