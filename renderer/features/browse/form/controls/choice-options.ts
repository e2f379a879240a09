import type { FieldChoice, FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { humanise } from '#shared/hypermedia/humanise';
import { sameValue } from '#shared/hypermedia/forms/same-value';
import type { ComboOption } from '../../../../ui/combo-field';
import { valueWords } from '../field-words';

/** So many choices are shown at a time; typing narrows them. */
export const mostShown = 50;

/** A choice is found again by its place in the list: its value may be of any kind. */
export const choiceAt = (choices: readonly FieldChoice[], value: FormValue): number =>
  choices.findIndex((choice) => sameValue(choice.value, value));

/** The one choice that is called as was typed, else the one that is sent so; -1 where none is. */
export function choiceCalled(choices: readonly FieldChoice[], typed: string): number {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return -1;
  const wordings = [({ label }: FieldChoice) => label, ({ value }: FieldChoice) => valueWords(value)];
  const found = wordings.map((words) => {
    const places = choices.flatMap((choice, at) => (words(choice).toLowerCase() === wanted ? [at] : []));
    return places.length === 1 ? places[0] : undefined;
  });
  return found.find((at) => at !== undefined) ?? -1;
}

export interface Found {
  readonly options: readonly ComboOption[];
  /** How many more fit than are shown. */
  readonly more: number;
}

/** The choices that fit what was typed, those that begin with it first. */
export function findChoices(choices: readonly FieldChoice[], typed: string): Found {
  const wanted = typed.trim().toLowerCase();
  const fitting = choices.flatMap((choice, at) => {
    const rank = rankOf(choice, wanted);
    return rank === null ? [] : [{ at, rank, choice }];
  });
  const shown = fitting.toSorted((one, other) => one.rank - other.rank || one.at - other.at).slice(0, mostShown);
  return { options: shown.map(({ choice, at }) => optionOf(choice, at)), more: fitting.length - shown.length };
}

function rankOf({ label, value }: FieldChoice, wanted: string): number | null {
  const [name, code] = [label.toLowerCase(), valueWords(value).toLowerCase()];
  if (name.startsWith(wanted) || code === wanted) return 0;
  if (name.includes(wanted)) return 1;
  return code.includes(wanted) ? 2 : null;
}

function optionOf({ label, value }: FieldChoice, at: number): ComboOption {
  const words = valueWords(value);
  const isSaid = words.toLowerCase() === label.toLowerCase();
  return { id: String(at), label: label === '' ? words : label, hint: isSaid ? undefined : words };
}

/** What stands for each choice on its segment: the values as they are sent, or their names where any of these says more. */
export function segmentWords(choices: readonly FieldChoice[]): string[] {
  const areNamed = choices.some(saysMore);
  return choices.map(({ label, value }) => (areNamed && label !== '' ? label : valueWords(value)));
}

/** A value that is no word says less than any name. */
function saysMore({ label, value }: FieldChoice): boolean {
  const words = valueWords(value);
  const isSaid = label === '' || [words, humanise(words)].some((said) => said.toLowerCase() === label.toLowerCase());
  return value.kind !== 'text' || !isSaid;
}

const mostCharacters = 44;

/** Up to four short choices stand side by side. */
export const areSegments = ({ choices }: FormField): boolean =>
  choices !== null && choices.length <= 4 && segmentWords(choices).join('').length <= mostCharacters;

/** A single one that need not be chosen, as a check box is: not to choose it stands beside it. */
export const isOneOrNone = (field: FormField): boolean =>
  field.choices?.length === 1 && !field.required && !field.multiple && areSegments(field);

/** What the server takes where nothing is chosen, as it is called; null where that is not said. */
export function standardOf({ choices, default: standard }: FormField): string | null {
  const choice = standard && choices?.[choiceAt(choices, standard)];
  if (!choice) return null;
  return choice.label === '' ? valueWords(choice.value) : choice.label;
}

/** To leave it out stands beside the choices, which says what is taken then. In a change it would only stay as it was. */
export const isLeftOutBeside = (field: FormField, mayMiss: boolean): boolean =>
  isOneOrNone(field) || (mayMiss && !field.required && !field.multiple && hasRoomBeside(field));

/** What is taken then is short enough for it. */
function hasRoomBeside(field: FormField): boolean {
  const standard = standardOf(field);
  const words = [...segmentWords(field.choices ?? []), leftOutWords(standard), field.nullable ? 'null' : ''];
  return standard !== null && areSegments(field) && words.join('').length <= mostCharacters;
}

export const leftOutWords = (standard: string | null): string => (standard === null ? 'left out' : `left out: ${standard}`);
