import { type BodyFormat, bodyFormat, valueToSend } from '#shared/hypermedia/forms/form-body';
import type { FormField } from '#shared/hypermedia/forms/form-field';
import { isKeptFile } from '#shared/hypermedia/forms/kept-files';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { valueAt } from '#shared/hypermedia/forms/value-at';
import type { Body } from '#shared/model/body';
import type { OpenForm } from '#shared/model/open-form';
import { writeRawBody } from '#shared/model/raw-body';
import { changedFields } from '../../../state/forms/carry-values';
import { valueWords } from './field-words';

export interface FormFacts {
  readonly writable: number;
  readonly changed: number;
  readonly sent: number;
  /** Names of what the resource has and what will not be sent. */
  readonly leftOut: readonly string[];
}

/** What of a form will be sent, in figures. */
export function factsOf(open: OpenForm): FormFacts {
  const writable = open.form.fields.filter(({ readOnly }) => !readOnly);
  const isUnset = ({ place }: FormField) => valueAt(open.values, place).kind === 'unset';
  const isKept = (field: FormField) =>
    isKeptFile(field, valueAt(open.values, field.place), valueAt(open.form.initial, field.place));
  const wasThere = ({ place }: FormField) => valueAt(open.form.initial, place).kind !== 'unset';
  return {
    writable: writable.length,
    changed: changedFields(open).length,
    sent: writable.filter((field) => !isUnset(field) && !isKept(field)).length,
    leftOut: writable.filter((field) => isUnset(field) && wasThere(field)).map(({ name }) => name),
  };
}

const encoder = new TextEncoder();

/** The body as text, as far as it is text: as it was typed, or as rows of names and values are written. */
export function bodyText(body: Body, raw: string | null = null): string {
  return body.kind === 'json' || body.kind === 'text' ? body.text : (raw ?? writeRawBody(body) ?? '');
}

/** Bytes of a body whose text is sent as it is; null for one that is written when it is sent. */
export const bodyBytes = (body: Body): number | null =>
  body.kind === 'json' || body.kind === 'text' ? encoder.encode(body.text).length : null;

const words: Readonly<Record<BodyFormat, string | null>> = {
  json: 'JSON',
  'json-patch': 'JSON',
  'merge-patch': 'JSON',
  xml: 'XML',
  form: 'text',
  multipart: 'text',
  file: null,
};

/** What the body is called as text that can be edited; null where it cannot. */
export function editorWords(contentType: string | null): string | null {
  const format = contentType === null ? null : bodyFormat(contentType);
  return format && words[format];
}

/** Whether nothing would be sent by a form that sends only what changed. */
export function sendsNothing({ form, values, contentType }: OpenForm): boolean {
  if (form.scope !== 'partial' || contentType === null) return false;
  const sent = valueToSend(form, values, contentType);
  return (sent.kind === 'object' && sent.members.length === 0) || (sent.kind === 'list' && sent.items.length === 0);
}

const nameEndings = ['_name', '_title', '_label', '_display', '_str', 'Name', 'Title', 'Label'];

/** What the resource says a linked resource is called: `author_name` beside `author`. */
export function nameBeside(initial: FormValue, place: string, address: string): string | null {
  const was = valueAt(initial, place);
  if (was.kind !== 'text' || was.text !== address) return null;
  const found = nameEndings.map((ending) => valueAt(initial, place + ending)).find(({ kind }) => kind === 'text');
  return found ? valueWords(found) : null;
}
