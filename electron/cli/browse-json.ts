import { textOfTurn } from '#shared/hypermedia/paging/turns';
import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import { isJsonNumber, writeValue } from '#shared/hypermedia/forms/write-value';
import type { PageEmbedded, PageLink, PageModel, TurnRequest } from '#shared/hypermedia/page';

/** A piece of JSON that is written already. */
class Written {
  readonly json: string;
  constructor(json: string) {
    this.json = json;
  }
}

/** The page as JSON; rows are written as they came, so that their numbers keep all digits. */
export function browseJson(page: PageModel, rows: readonly string[]): string {
  const { kind, url, title, description, paging, filters, formats } = page;
  return `${write({
    kind,
    url,
    title,
    description,
    breadcrumbs: page.breadcrumbs.map(({ label, url: address }) => ({ label, url: address })),
    methods: page.methods.map(({ method, allowed, source }) => ({ method, allowed, source })),
    links: page.links.map(linkFacts),
    embedded: page.embedded.map(embeddedFacts),
    table: page.table && {
      pointer: page.table.pointer,
      columns: page.table.columns.map(({ name }) => name),
      rows: rows.map((row) => new Written(row)),
    },
    paging: paging && pagingFacts(paging),
    filters: filters && { ...filters, fields: filters.fields.map((field) => ({ ...field, choices: choicesOf(field) })) },
    forms: page.forms.map(formFacts),
    actions: page.actions.map(({ name, title: words, method, url: address, source }) => ({
      name,
      title: words,
      method,
      url: address,
      source,
    })),
    formats: formats.map(({ mediaType, label, source, url: address, current }) => ({
      mediaType,
      label,
      source,
      url: address,
      current,
    })),
  })}\n`;
}

const linkFacts = ({ rel, pointer, url, templated }: PageLink) => ({ rel, pointer, url, templated });

const embeddedFacts = ({ rel, title, pointer, url, links, embedded }: PageEmbedded): object => ({
  rel,
  title,
  pointer,
  url,
  links: links.map(linkFacts),
  embedded: embedded.map(embeddedFacts),
});

const pagingFacts = ({
  style,
  confidence,
  readFrom,
  first,
  previous,
  next,
  last,
  count,
  pageSize,
  page,
  pages,
  requests,
}: NonNullable<PageModel['paging']>) => ({
  style,
  confidence,
  readFrom,
  first,
  previous,
  next,
  last,
  count,
  pageSize,
  page,
  pages,
  // Pages that no address asks for: a field of the head, or a place in the body that is sent.
  requests: Object.fromEntries(Object.entries(requests).map(([turn, request]) => [turn, request && requestFacts(request)])),
});

const requestFacts = (request: TurnRequest) =>
  request.kind === 'body' ? { ...request, value: new Written(textOfTurn(request)) } : request;

const formFacts = ({ title, method, url, templated, source, scope, contentTypes, fields, parameters }: PageForm) => ({
  title,
  method,
  url,
  templated,
  source,
  scope,
  contentTypes,
  fields: fields.map(fieldFacts),
  parameters: parameters.map((field) => ({ ...fieldFacts(field), where: field.where })),
});

function fieldFacts(field: FormField): object {
  const { name, label, type, required, readOnly, min, max, minLength, maxLength, pattern, fields, item } = field;
  return {
    name,
    label,
    type,
    required,
    readOnly,
    choices: choicesOf(field),
    min: numberOf(min),
    max: numberOf(max),
    minLength,
    maxLength,
    pattern,
    default: field.default && new Written(writeValue(field.default)),
    fields: fields.map(fieldFacts),
    item: item && fieldFacts(item),
    help: field.help,
    format: field.format,
    nullable: field.nullable,
    multiple: field.multiple,
    related: field.related?.url ?? null,
  };
}

const choicesOf = ({ choices }: Pick<FormField, 'choices'>) =>
  choices && choices.map(({ value, label }) => ({ value: new Written(writeValue(value)), label }));

/** A limit with all its digits. */
const numberOf = (text: string | null): Written | string | null =>
  text !== null && isJsonNumber(text) ? new Written(text) : text;

/** As `JSON.stringify` with two spaces, but for what is written already, which stands on one line as it is. */
function write(value: unknown, indent = ''): string {
  const inner = `${indent}  `;
  if (value instanceof Written) return value.json;
  if (Array.isArray(value))
    return wrap(
      '[]',
      value.map((item) => inner + write(item, inner)),
      indent,
    );
  if (typeof value === 'object' && value !== null) {
    return wrap(
      '{}',
      Object.entries(value).map(([name, item]) => `${inner}${JSON.stringify(name)}: ${write(item, inner)}`),
      indent,
    );
  }
  return JSON.stringify(value) ?? 'null';
}

const wrap = (brackets: string, lines: readonly string[], indent: string): string =>
  lines.length === 0 ? brackets : `${brackets.charAt(0)}\n${lines.join(',\n')}\n${indent}${brackets.charAt(1)}`;
