import { wantedRow } from '../opencollection/write-body.ts';
import { wantedAuth } from '../opencollection/write-auth.ts';
import { wantedScripts } from '../opencollection/write-runtime.ts';
import { wantedVariable } from '../opencollection/write-variable.ts';
import { isAbsent, type WantedMap } from '../yaml/wanted.ts';
import type { ItemDefaults } from './read-defaults-file.ts';

/** The fields of a new collection’s file. Bruno would list our folder as one of requests if it were not told to pass it by. */
export const collectionFields = (name: string, defaults: ItemDefaults | null = null): WantedMap => ({
  opencollection: '1.0.0',
  info: { name },
  ...(defaults && requestFields(defaults)),
  bundled: false,
  extensions: { bruno: { ignore: ['node_modules', '.git', '.cairn'] } },
});

/** The fields of a new folder’s file. */
export const folderFields = (name: string, seq: number, defaults: ItemDefaults): WantedMap => ({
  info: { name, type: 'folder', seq },
  ...requestFields(defaults),
});

/** What it gives to the requests in it, as far as OpenCollection has fields for that. */
function requestFields({ auth, headers, variables, scripts, docs }: ItemDefaults): WantedMap {
  const request = {
    headers: headers.map(wantedRow),
    auth: wantedAuth(auth),
    variables: variables.map(wantedVariable),
    scripts: wantedScripts(scripts),
  };
  return {
    request: Object.values(request).every(isAbsent) ? undefined : request,
    docs: docs === '' ? undefined : docs,
  };
}
