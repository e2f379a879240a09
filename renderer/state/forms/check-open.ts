import { checkForm } from '#shared/hypermedia/forms/check-form';
import type { FormErrors } from '#shared/hypermedia/forms/form-errors';
import type { FormObject } from '#shared/hypermedia/forms/form-value';
import type { FieldProblem, OpenForm } from '#shared/model/open-form';
import type { Body } from '#shared/model/body';
import { readRawBody } from '#shared/model/raw-body';
import type { RequestDraft } from '#shared/model/request-draft';
import { parametersPlace } from '#shared/hypermedia/forms/page-form';
import { valuesFromBody } from './form-draft';
import { placesOfTyped, problemsOfTyped } from './typed-beside';

/** Why a form cannot be sent as it is filled in; empty when every rule it names is kept. A body that no form can show is judged by the server alone. */
export function checkOpen(open: OpenForm, { body }: RequestDraft): FieldProblem[] {
  const { form, values, parameters, contentType } = open;
  const isShown = contentType === null || valuesFromBody(open, body) !== null;
  const beside = checkForm({ ...form, scope: 'whole', fields: form.parameters, initial: nothing }, parameters);
  return [
    ...(isRawReadable(open, body) ? [] : [{ place: '', message: 'The body as it is typed cannot be read: mend it first.' }]),
    ...(isShown ? problemsOf(checkForm(form, values)) : []),
    ...problemsOf(beside).map(({ place, message }) => ({ place: parametersPlace + place, message })),
  ];
}

/** Whether the body as it is typed can be read; one that was not typed always can. */
export const isRawReadable = ({ raw }: OpenForm, { kind }: Body): boolean => raw === null || readRawBody(raw, kind) !== null;

/** Whether the body says something that the fields can show. */
export const canShow = (open: OpenForm, { body }: RequestDraft): boolean =>
  open.contentType === null || (isRawReadable(open, body) && valuesFromBody(open, body) !== null);

const nothing: FormObject = { kind: 'object', members: [] };

/** Why the form of a tab cannot be sent: what is typed and stands for nothing comes before what is missing at its place. */
export function refusedOf(tabId: string, open: OpenForm, draft: RequestDraft): FieldProblem[] {
  const typed = [...problemsOfTyped(tabId), ...leftTyped(tabId, open)];
  const places = new Set(typed.map(({ place }) => place));
  return [...typed, ...checkOpen(open, draft).filter(({ place }) => !places.has(place))];
}

/** What is typed where no control is drawn at the moment, as in an item that is folded. */
function leftTyped(tabId: string, { typed }: OpenForm): FieldProblem[] {
  const drawn = placesOfTyped(tabId);
  return Object.entries(typed)
    .filter(([place, text]) => text.trim() !== '' && !drawn.has(place))
    .map(([place, text]) => ({
      place,
      message: `“${text.trim()}” stands here and is no value yet: take it, or empty the field.`,
    }));
}

/** What was refused stays marked until it is mended; the rest of a form is not judged while it is filled in. */
export function withoutMended(tabId: string, open: OpenForm, draft: RequestDraft): OpenForm {
  if (open.refused.length === 0) return open;
  const places = new Set(open.refused.map(({ place }) => place));
  return { ...open, refused: refusedOf(tabId, open, draft).filter(({ place }) => places.has(place)) };
}

/** Errors one by one, those of the whole first. */
export const problemsOf = ({ fields, general }: FormErrors): FieldProblem[] => [
  ...general.map((message) => ({ place: '', message })),
  ...[...fields].flatMap(([place, messages]) => messages.map((message) => ({ place, message }))),
];
