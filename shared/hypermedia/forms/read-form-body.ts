import { bodyFormat } from './form-body';
import type { FormField } from './form-field';
import { type FormRow } from './form-rows';
import type { FormObject, FormValue } from './form-value';
import { applyJsonPatch, applyMembers, applyMergePatch } from './apply-patch';
import type { PageForm } from './page-form';
import { parseValue } from './parse-value';
import { readRows } from './read-rows';
import { valueAt, withValueAt } from './value-at';
import { readXmlBody } from './xml-body';

/**
 * The values of a form after its body was edited as text; undefined when the text is no such body, or says what no form can
 * show. Values that are only shown stay as they were.
 */
export function readFormBody(form: PageForm, text: string, contentType: string): FormObject | undefined {
  const format = bodyFormat(contentType);
  const read = format === 'xml' ? readXmlBody(text) : parseValue(text.trim() === '' ? '{}' : text);
  if (format === 'json-patch') return read && objectOf(applyJsonPatch(form.initial, read));
  if (read?.kind !== 'object') return undefined;
  if (form.scope === 'partial') {
    return objectOf(format === 'merge-patch' ? applyMergePatch(form.initial, read) : applyMembers(form, read));
  }
  return objectOf(withShown(read, form.initial, form.fields));
}

/** The same for a body that is rows of names and values: a form, or multipart. */
export function readFormRows(form: PageForm, rows: readonly FormRow[]): FormObject {
  const read = readRows(rows, form.fields, form.nesting);
  return (
    (form.scope === 'partial' ? objectOf(applyMembers(form, read)) : objectOf(withShown(read, form.initial, form.fields))) ?? read
  );
}

const objectOf = (value: FormValue | undefined): FormObject | undefined => (value?.kind === 'object' ? value : undefined);

function withShown(value: FormValue, initial: FormValue, fields: readonly FormField[]): FormValue {
  const shown = fields.filter(({ readOnly, place }) => readOnly && valueAt(value, place).kind === 'unset');
  return shown.reduce((whole, { place }) => withValueAt(whole, place, valueAt(initial, place)), value);
}
