import type { FieldChoice, FormField } from '#shared/hypermedia/forms/form-field';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import type { PageFilters } from '#shared/hypermedia/page-filters';
import { writeValue } from '#shared/hypermedia/forms/write-value';
import { escapeLine } from './escape-controls';

/** More choices than this are in --json. */
const mostChoices = 8;

/** Forms for a person: the request, and a line for each field that is filled in, with what is known of it. */
export const formLines = (forms: readonly PageForm[]): string[] =>
  forms.flatMap((form, at) => {
    const { method, url, title, contentType, source, parameters } = form;
    const type = contentType === null ? '' : `, as ${escapeLine(contentType)}`;
    const fields = linesOf([...writable(form), ...parameters], '    ');
    const before = forms.slice(0, at).find((one) => one.url === url && namesOf(one) === namesOf(form));
    return [
      `  ${escapeLine(method)} ${escapeLine(url)}  ${escapeLine(title)} (${source}${type})`,
      ...(before && fields.length > 0 ? [`    the fields of ${escapeLine(before.method)}`] : fields),
    ];
  });

const writable = ({ fields }: PageForm): FormField[] => fields.filter(({ readOnly }) => !readOnly);

const namesOf = (form: PageForm): string =>
  writable(form)
    .map(({ name, place }) => name + place)
    .join();

function linesOf(fields: readonly FormField[], indent: string): string[] {
  const width = Math.min(28, Math.max(0, ...fields.map(({ name, required }) => name.length + Number(required))));
  return fields.flatMap((field) => [
    `${indent}${escapeLine(`${field.name}${field.required ? '*' : ''}`).padEnd(width)}  ${wordsOf(field)}`,
    ...linesOf(field.fields, `${indent}  `),
    ...(field.item && field.item.fields.length > 0 ? linesOf(field.item.fields, `${indent}  `) : []),
  ]);
}

function wordsOf(field: FormField): string {
  const { type, item, choices, nullable, help, related } = field;
  const kind = item && item.fields.length === 0 ? `${type} of ${item.type}` : type;
  const words = [
    kind,
    ...(nullable ? ['or null'] : []),
    ...limitsOf(field),
    ...(choices ? [choiceWords(choices)] : []),
    ...(related ? [`one of ${related.url}`] : []),
    ...(help === '' ? [] : [help]),
  ];
  return escapeLine(words.join(', '));
}

/** Choices as they are sent, each with its name where that is another word. */
const choiceWords = (choices: readonly FieldChoice[]): string =>
  choices.slice(0, mostChoices).map(choiceWord).join(' | ') + (choices.length > mostChoices ? ' | …' : '');

function choiceWord({ value, label }: FieldChoice): string {
  const sent = value.kind === 'text' ? value.text : writeValue(value);
  return label === '' || label.toLowerCase() === sent.toLowerCase() ? sent : `${sent} (${label})`;
}

const limitsOf = ({ type, min, max, minLength, maxLength }: FormField): string[] => [
  ...range(min, max, ''),
  // Of a file its name has a length.
  ...range(minLength, maxLength, type === 'file' ? ' characters in its name' : ' long'),
];

function range(least: string | number | null, most: string | number | null, unit: string): string[] {
  if (least !== null && most !== null) return [`${least} to ${most}${unit}`];
  if (least !== null) return [`at least ${least}${unit}`];
  return most === null ? [] : [`at most ${most}${unit}`];
}

/** What a list can be narrowed, searched and ordered by, with what it is now. */
export function filterLines({ fields, search, ordering }: PageFilters): string[] {
  return [
    ...(search ? [`  ${escapeLine(search.param)}  search${now(search.value)}`] : []),
    ...(ordering ? [`  ${escapeLine(ordering.param)}  order${now(ordering.current ?? '')}`] : []),
    ...fields.map(({ name, type, values, choices }) => {
      const known = choices ? `, ${choiceWords(choices)}` : '';
      return `  ${escapeLine(name)}  ${type}${escapeLine(known)}${now(values.join(', '))}`;
    }),
  ];
}

const now = (value: string): string => (value === '' ? '' : `, now ${escapeLine(value)}`);
