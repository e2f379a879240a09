import { readMediaType, isJson } from '../../http/media-type';
import { blankBody, type Body, type Part } from '../../model/body';
import { createRow } from '../../model/row';
import { changedPart } from './changed-part';
import { rowsOf } from './form-rows';
import type { FormFile, FormObject, FormValue } from './form-value';
import { jsonPatch } from './json-patch';
import { withoutKeptFiles } from './kept-files';
import type { PageForm } from './page-form';
import { withoutReadOnly } from './without-read-only';
import { writeValue } from './write-value';
import { writeXmlBody } from './xml-body';

/** How a body of a media type is written. */
export type BodyFormat = 'json' | 'json-patch' | 'merge-patch' | 'xml' | 'form' | 'multipart' | 'file';

/** The way a form's values are written in a content type; null when Cairn can only send such a body as text or a file. */
export function bodyFormat(contentType: string): BodyFormat | null {
  const media = readMediaType(contentType);
  if (media === null) return null;
  const named = byEssence.get(media.essence);
  if (named) return named;
  // JSON is YAML as well (YAML 1.2, section 1.3).
  if (isJson(media) || /^(?:x-)?yaml$|\+yaml$/.test(media.subtype)) return 'json';
  return media.subtype.endsWith('+xml') ? 'xml' : null;
}

const byEssence: ReadonlyMap<string, BodyFormat> = new Map([
  ['application/json-patch+json', 'json-patch'],
  ['application/merge-patch+json', 'merge-patch'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/form-data', 'multipart'],
]);

/**
 * The body that sends a form's values in a content type: numbers as typed, nothing for what is unset. With a partial form only
 * what was changed, as members, as a merge patch (RFC 7396), or as a JSON Patch (RFC 6902). A JSON or XML body has a content
 * type of its own; null when the values cannot be written in this one.
 */
export function formBody(form: PageForm, values: FormObject, contentType: string): Body | null {
  const sent = valueToSend(form, values, contentType);
  switch (bodyFormat(contentType)) {
    case 'json':
    case 'merge-patch':
    case 'json-patch':
      return jsonBody(writeValue(sent), contentType);
    case 'xml':
      return { kind: 'text', text: writeXmlBody(sent), mediaType: contentType };
    case 'form':
      return { kind: 'form', rows: rowsOf(sent, form.nesting).map(({ name, value }) => createRow(name, plainValue(value))) };
    case 'multipart':
      return { kind: 'multipart', parts: rowsOf(sent, form.nesting).map(({ name, value }) => partOf(name, value)) };
    default:
      return null;
  }
}

/** What of the values goes into the body: all but what is only shown, or what was changed. */
export function valueToSend(form: PageForm, values: FormObject, contentType: string): FormValue {
  const format = bodyFormat(contentType);
  const [initial, current] = [form.initial, values].map((value) => withoutReadOnly(value, form.fields));
  if (initial === undefined || current === undefined || (form.scope === 'whole' && format !== 'json-patch'))
    return withoutKeptFiles(current ?? values, form);
  if (format === 'json-patch') return jsonPatch(initial, current);
  return changedPart({ fields: form.fields, initial, current, kind: format === 'merge-patch' ? 'merge' : 'members' });
}

function jsonBody(text: string, contentType: string): Body {
  return contentType === 'application/json' ? { ...blankBody.json, text } : { kind: 'text', text, mediaType: contentType };
}

/** Without multipart only the name of a file can be sent. */
const plainValue = (value: string | FormFile): string => (typeof value === 'string' ? value : value.name);

function partOf(name: string, value: string | FormFile): Part {
  if (typeof value === 'string') return { ...createRow(name, value), kind: 'text', path: '', mediaType: '' };
  return { ...createRow(name), kind: 'file', path: value.path, mediaType: '' };
}
