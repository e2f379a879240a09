import type { FormField } from '../form-field';
import { parametersPlace, type PageForm } from '../page-form';
import { stepsOf, type SaidError } from './error-shape';
import { byNames, byPointer, leadsTo, plainName } from './name-field';
import { byQuoted, bySentence, bySentences } from './name-in-sentence';
import { toldInText } from './told-in-text';

export interface PlacedError {
  /** Empty for the whole. */
  readonly pointer: string;
  readonly message: string;
}

/** Where an error belongs in a form; several where one sentence tells of several. What is about no field of it is about the whole, under its name. */
export function placeError(error: SaidError, form: PageForm): readonly PlacedError[] {
  const { path, message, isSentence } = error;
  const parts = path.length === 0 ? placedParts(error, form) : null;
  return parts ?? (isSentence === true ? bySentences(message, form.fields) : null) ?? [placeOne(error, form)];
}

/** A sentence in which paths stand as a framework writes them, where one of these leads to a field. */
function placedParts({ message }: SaidError, { fields }: PageForm): readonly PlacedError[] | null {
  const told = toldInText(message);
  if (told === null) return null;
  const placed = told.parts.map((part) => ({ pointer: byKnown(part.path, fields) ?? '', message: part.message }));
  return told.isAll || placed.some(({ pointer }) => pointer !== '') ? placed : null;
}

/** As much of a path as leads to a field. */
function byKnown(path: readonly string[], fields: readonly FormField[]): string | null {
  const ends = path.map((_, cut) => path.slice(0, path.length - cut));
  const known = ends.find((one) => leadsTo(one, fields));
  return known === undefined ? null : byNames(known, fields);
}

function placeOne(error: SaidError, form: PageForm): PlacedError {
  const { path, message, isSentence, isListed } = error;
  const { fields } = form;
  if (isSentence === true) return { pointer: bySentence(message, fields, isListed) ?? byQuoted(message, fields) ?? '', message };
  const pointer = byPath(error, form);
  if (pointer !== null) return { pointer, message };
  if (path.length === 0) return { pointer: byQuoted(message, fields) ?? '', message };
  return { pointer: '', message: `${path.join('.')}: ${message}` };
}

function byPath({ path, isPointer, isBeside }: SaidError, form: PageForm): string | null {
  const { fields } = form;
  const beside = isBeside === true ? besideBody(path, form) : null;
  // What the body has by the same name is another.
  if (isBeside === true && form.contentTypes.length > 0) return beside;
  const named = beside ?? (isPointer === true ? byPointer(path, fields) : byNames(path, fields));
  return named ?? byDotted(path, fields) ?? besideBody(path, form);
}

/** `address.city` as one name. */
const byDotted = (path: readonly string[], fields: readonly FormField[]): string | null =>
  path.some((name) => name.includes('.')) ? byNames(path.flatMap(stepsOf), fields) : null;

/** A value that went beside the body, by its name. */
function besideBody(path: readonly string[], { parameters }: PageForm): string | null {
  const field = parameters.find(({ name }) => plainName(name) === plainName(path.at(-1) ?? ''));
  return field && path.length > 0 ? parametersPlace + field.place : null;
}
