import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { parametersPlace } from '#shared/hypermedia/forms/page-form';
import { tokensOf, valueAt } from '#shared/hypermedia/forms/value-at';
import { pointerTo } from '#shared/hypermedia/json-value';
import type { FieldProblem, OpenForm } from '#shared/model/open-form';
import { itemField } from './controls/item-field';
import { pickControl } from './controls/pick-control';

/** Problems at places that a form shows: what is inside of a control, or nowhere, stands beside the innermost field around it. */
export const shownProblems = (open: Pick<OpenForm, 'form' | 'values'>, problems: readonly FieldProblem[]): FieldProblem[] =>
  problems.map((problem) => {
    const { place, message } = problem;
    if (place === '' || place.startsWith(parametersPlace)) return problem;
    const shown = shownPlace(place, open);
    const inside = tokensOf(place.slice(shown.length));
    return inside.length === 0 ? problem : { place: shown, message: `${inside.join('.')}: ${message}` };
  });

/** The innermost place on the way to another one that has a row in the form; empty where there is none. */
export function shownPlace(place: string, { form, values }: Pick<OpenForm, 'form' | 'values'>): string {
  return inFields(place, { fields: form.fields, value: values, at: '' });
}

interface Fields {
  readonly fields: readonly FormField[];
  /** The object they are fields of, and its place. */
  readonly value: FormValue;
  readonly at: string;
}

function inFields(place: string, { fields, value, at }: Fields): string {
  const field = fields.find((one) => isWithin(place, at + one.place));
  if (!field) return at;
  return field.readOnly ? at + field.place : inValue(place, { field, value: valueAt(value, field.place), at: at + field.place });
}

interface Held {
  readonly field: FormField;
  readonly value: FormValue;
  readonly at: string;
}

/** A control that has rows for what it holds is looked into; any other one is the innermost. */
function inValue(place: string, { field, value, at }: Held): string {
  if (place === at) return at;
  const control = pickControl(field, value);
  if (control === 'object') return inFields(place, { fields: field.fields, value, at });
  const [name = ''] = tokensOf(place.slice(at.length));
  const item = itemIn(control, field);
  if (!item || !isThere(value, name)) return at;
  return inValue(place, { field: item, value: valueAt(value, pointerTo('', name)), at: pointerTo(at, name) });
}

/** An item that is not filled in yet has its row as well. */
function isThere(value: FormValue, name: string): boolean {
  if (value.kind === 'list') return Number(name) < value.items.length;
  return value.kind === 'object' && value.members.some((member) => member.name === name);
}

function itemIn(control: ReturnType<typeof pickControl>, field: FormField): FormField | null {
  if (control === 'list') return itemField(field);
  return control === 'members' ? field.item : null;
}

const isWithin = (place: string, around: string): boolean => place === around || place.startsWith(`${around}/`);
