import { stringify } from 'yaml';
import type { ImportNotes } from '#shared/interop/import-notes';
import { blankDefaults, placeOf, type Imported, type ImportedDefaults, type ImportedItem } from '#shared/interop/imported';
import { keepExamples } from '#shared/interop/keep-examples';
import { variableOf } from '#shared/interop/build-draft';
import { field, isRecord, listIn, recordIn, textIn, type Loose } from '#shared/interop/loose';
import { readDefaultsFile } from '../storage/collection/read-defaults-file.ts';
import { readExamples } from '../storage/opencollection/example-fields.ts';
import { readRequest } from '../storage/opencollection/read-request.ts';
import { parseYamlFile } from '../storage/yaml/yaml-file.ts';

/** Whether a value is a whole collection in one file, as Bruno bundles it. */
export const isOpenCollection = (value: unknown): value is Loose =>
  isRecord(value) && textIn(value, 'opencollection') !== '' && Array.isArray(field(value, 'items'));

/** A collection in one file: each of its items is read as a file of its own would be. */
export function readOpenCollection(value: Loose, notes: ImportNotes): Imported {
  const environments = listIn(recordIn(value, 'config'), 'environments').filter(isRecord);
  return {
    name: textIn(recordIn(value, 'info'), 'name') || 'Collection',
    defaults: defaultsOf(value, 'none'),
    items: itemsOf(listIn(value, 'items'), [], notes),
    environments: environments.map((one) => ({
      name: textIn(one, 'name') || 'Environment',
      color: textIn(one, 'color'),
      extends: textIn(one, 'extends'),
      variables: listIn(one, 'variables')
        .filter(isRecord)
        .map((row) =>
          variableOf({
            name: textIn(row, 'name'),
            value: textIn(row, 'value'),
            secret: field(row, 'secret') === true,
            enabled: field(row, 'disabled') !== true,
          }),
        ),
    })),
  };
}

const deepest = 100;

function itemsOf(items: readonly unknown[], above: readonly string[], notes: ImportNotes): ImportedItem[] {
  return items.filter(isRecord).flatMap((item, index): ImportedItem[] => {
    const info = recordIn(item, 'info');
    const name = textIn(info, 'name') || textIn(item, 'name') || `Item ${index + 1}`;
    const names = [...above, name];
    if (Array.isArray(item['items'])) {
      if (names.length > deepest) return [];
      return [{ kind: 'folder', name, defaults: defaultsOf(item, 'inherit'), items: itemsOf(item['items'], names, notes) }];
    }
    const file = parseYamlFile(stringify(item));
    const read = file.readable ? readRequest(file.value, '/') : file;
    if (read.readable && file.readable) {
      const examples = keepExamples(readExamples(file.value, '/'), placeOf(names), notes);
      return [{ kind: 'request', name, draft: read.value.draft, ...examples }];
    }
    notes.lose(placeOf(names), 'the whole item', read.readable ? '' : read.trouble.reason);
    return [];
  });
}

function defaultsOf(value: Loose, auth: 'inherit' | 'none'): ImportedDefaults {
  const { items: _items, ...own } = value;
  const file = parseYamlFile(stringify(own));
  return file.readable ? readDefaultsFile(file.value, auth) : blankDefaults(auth);
}
