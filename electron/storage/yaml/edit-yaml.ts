import { isMap } from 'yaml';
import { editDocument } from './edit-document.ts';
import { editInPlace } from './edit-in-place.ts';
import { isWantedMap, says, type WantedMap } from './wanted.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

/**
 * The text of the file after a change, line ends and byte order mark included.
 * As few lines change as the layout allows, and the result is read again before it is believed.
 */
export function editYaml(file: YamlFile, wanted: WantedMap): string {
  if (says(file.root, wanted)) return file.restore(file.text);
  const edited = editInPlace(file, wanted);
  if (edited !== null && holds(edited, file, wanted)) return file.restore(edited);
  return file.restore(editDocument(file, wanted));
}

/** Whether a text says what is wanted and still has the sections it had. */
function holds(text: string, before: YamlFile, wanted: WantedMap): boolean {
  const after = parseYamlFile(text);
  if (!after.readable || !says(after.value.root, wanted)) return false;
  return untouched(after.value, wanted) === untouched(before, wanted);
}

/** All of a file but the fields that are to change, in a form that can be compared. */
function untouched(file: YamlFile, wanted: WantedMap): string {
  const copy = file.document.clone();
  for (const [field, value] of Object.entries(wanted)) {
    const section = copy.get(field, true);
    if (!isMap(section) || !isWantedMap(value)) copy.delete(field);
    else for (const inner of Object.keys(value)) section.delete(inner);
    if (isMap(section) && section.items.length === 0) copy.delete(field);
  }
  return JSON.stringify(copy.toJS({ maxAliasCount: 1000 })) ?? '';
}
