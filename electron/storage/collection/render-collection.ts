import type { Example } from '#shared/model/example';
import type { RequestDraft } from '#shared/model/request-draft';
import { wantedExample } from '../opencollection/example-fields.ts';
import { standInFile } from '../opencollection/example-places.ts';
import { wantedFolderSideAuth, wantedSideAuth } from '../opencollection/side-auth.ts';
import { changeSide, sidePathOf, writeSide } from '../opencollection/side-file.ts';
import { defaultsBeside } from '../opencollection/write-defaults.ts';
import { writeNewRequest } from '../opencollection/write-request.ts';
import { renderFile } from '../yaml/render-yaml.ts';
import type { Reading } from '../yaml/yaml-file.ts';
import { collectionFields, folderFields } from './collection-fields.ts';
import { createNames } from './free-names.ts';
import type { ImportedDefaults } from '#shared/interop/imported';
import { folderFile, rootFile } from './refresh-folder.ts';

/** A request that is to be one of many new files. */
export interface NewRequest {
  readonly kind: 'request';
  readonly name: string;
  readonly draft: RequestDraft;
  readonly examples?: readonly Example[];
}

/** A folder of new files. */
export interface NewFolder {
  readonly kind: 'folder';
  readonly name: string;
  readonly defaults: ImportedDefaults;
  readonly items: readonly NewItem[];
}

export type NewItem = NewRequest | NewFolder;

/** A file that is to be written, at a path relative to the collection, with `/`. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a whole new collection, but for its environments. */
export function renderCollection(name: string, defaults: ImportedDefaults, items: readonly NewItem[]): NewFile[] {
  return [
    { path: rootFile, text: renderFile(collectionFields(name, defaults)) },
    ...sideFile(rootFile, changeSide({ auth: wantedSideAuth(defaults.auth), ...defaultsBeside(defaults) }, null)),
    ...renderItems(items, '', 1),
  ];
}

/** The files of items in a folder that is empty; names that some system would take for the same get numbers. */
export function renderItems(items: readonly NewItem[], folder: string, firstSeq: number): NewFile[] {
  const names = createNames([], folder);
  return items.flatMap((item, index) => {
    const seq = firstSeq + index;
    if (item.kind === 'request') return renderRequest(item, `${folder}${names.take(item.name, '.yml')}`, seq);
    const inner = `${folder}${names.take(item.name, '')}/`;
    return renderFolder(item, inner, seq);
  });
}

/** One folder with all that is in it; `inner` is its path with a slash at the end. */
export function renderFolder({ name, defaults, items }: NewFolder, inner: string, seq: number): NewFile[] {
  const path = `${inner}${folderFile}`;
  return [
    { path, text: renderFile(folderFields(name, seq, defaults)) },
    ...sideFile(path, changeSide({ auth: wantedFolderSideAuth(defaults.auth), ...defaultsBeside(defaults) }, null)),
    ...renderItems(items, inner, 1),
  ];
}

/** A folder that no path leads through. */
const nowhere = '/dev/null/nowhere';

/** Paths of files stay as they came: nobody has said yet where they count from. */
export function renderRequest({ name, draft, examples = [] }: NewRequest, path: string, seq: number): NewFile[] {
  const text = writeNewRequest({ name, seq, draft, ...(standInFile(draft) && { examples }) }, nowhere);
  const side = writeSide(draft, null);
  return [{ path, text }, ...sideFile(path, side.readable && !standInFile(draft) ? withExamples(side.value, examples) : side)];
}

const withExamples = (side: string | null, examples: readonly Example[]): Reading<string | null> =>
  changeSide({ examples: examples.map((example) => wantedExample(example, nowhere)) }, side);

const sideFile = (path: string, side: Reading<string | null>): NewFile[] =>
  side.readable && side.value !== null ? [{ path: sidePathOf(path), text: side.value }] : [];
