import { expandTemplate, type TemplateValues } from '#shared/hypermedia/expand-template';
import { formBody } from '#shared/hypermedia/forms/form-body';
import { rowsOf } from '#shared/hypermedia/forms/form-rows';
import type { FormObject } from '#shared/hypermedia/forms/form-value';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import { readFormBody, readFormRows } from '#shared/hypermedia/forms/read-form-body';
import { blankBody, type Body, type Part } from '#shared/model/body';
import type { OpenForm } from '#shared/model/open-form';
import { rowsFromUrl } from '#shared/model/query-rows';
import type { RequestDraft } from '#shared/model/request-draft';
import { createRow, type Row } from '#shared/model/row';

/** The draft that sends a form as it is filled in. Credentials, options and other headers of the draft stay. */
export function draftOfForm(open: OpenForm, draft: RequestDraft): RequestDraft {
  const { form } = open;
  const url = addressOfForm(open);
  return {
    ...draft,
    method: form.method,
    url,
    query: url === draft.url ? draft.query : rowsFromUrl(url, []),
    path: url === draft.url ? draft.path : [],
    headers: headersOf(open, draft.headers),
    body: bodyOf(open),
  };
}

/** Where a form is sent: its parameters go into the query, and so do its values when it has no body. */
export function addressOfForm(open: OpenForm): string {
  const { form, values, parameters } = open;
  if (form.templated) return expandTemplate(form.url, templateValues(open), form.url) ?? form.url;
  const inQuery = rowsOf(parameters, form.nesting).filter(({ name }) => parameterOf(form, name)?.where === 'query');
  const inAddress = form.contentTypes.length === 0 ? [...rowsOf(values, form.nesting), ...inQuery] : inQuery;
  if (inAddress.length === 0 || !URL.canParse(form.url)) return form.url;
  const url = new URL(form.url);
  for (const { name, value } of inAddress) if (typeof value === 'string') url.searchParams.append(name, value);
  return url.href;
}

const parameterOf = ({ parameters }: PageForm, row: string) =>
  parameters.find(({ name }) => name === row || row.startsWith(`${name}[`) || row.startsWith(`${name}.`));

/** A name that stands several times is a list. */
function templateValues({ form, values }: OpenForm): TemplateValues {
  const found = new Map<string, string[]>();
  for (const { name, value } of rowsOf(values, form.nesting)) {
    if (typeof value === 'string') found.set(name, [...(found.get(name) ?? []), value]);
  }
  return Object.fromEntries([...found].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
}

function bodyOf({ form, values, contentType }: OpenForm): Body {
  if (contentType === null) return blankBody.none;
  return formBody(form, values, contentType) ?? { kind: 'text', text: '', mediaType: contentType };
}

const isIfMatch = ({ name }: Row): boolean => name.trim().toLowerCase() === 'if-match';

function headersOf({ form, ifMatch, parameters }: OpenForm, headers: readonly Row[]): Row[] {
  const names = new Set(form.parameters.flatMap(({ name, where }) => (where === 'header' ? [name.toLowerCase()] : [])));
  const others = headers.filter((row) => !isIfMatch(row) && !names.has(row.name.trim().toLowerCase()));
  const own = rowsOf(parameters, form.nesting).flatMap(({ name, value }) =>
    names.has(name.toLowerCase()) && typeof value === 'string' ? [createRow(name, value)] : [],
  );
  return [...others, ...own, ...(ifMatch === null ? [] : [createRow('If-Match', ifMatch)])];
}

/** What a body that was edited elsewhere fills the form in with; null when no form can show it. */
export function valuesFromBody({ form, contentType }: OpenForm, body: Body): FormObject | null {
  if (contentType === null) return null;
  switch (body.kind) {
    case 'json':
    case 'text':
      return readFormBody(form, body.text, contentType) ?? null;
    case 'form':
      return readFormRows(form, body.rows.filter(isOn));
    case 'multipart':
      return readFormRows(form, body.parts.filter(isOn).map(rowOfPart));
    default:
      return null;
  }
}

const isOn = ({ enabled, name }: Row): boolean => enabled && name !== '';

const rowOfPart = ({ kind, name, value, path }: Part) => ({
  name,
  value: kind === 'text' ? value : ({ kind: 'file', path, name: path.split(/[/\\]/).at(-1) ?? path } as const),
});

/** Whether a draft is what this form would send, to where it would send it. */
export const isDraftOf = (open: OpenForm, { method, url }: RequestDraft): boolean =>
  method === open.form.method && url === addressOfForm(open);
