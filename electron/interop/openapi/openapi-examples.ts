import { createExample, type Example } from '#shared/model/example';
import { exampleBodyType } from '#shared/model/example-body';
import { examplesBeside, readExampleBeside } from '#shared/interop/example-beside';
import { asText, field, isRecord, listIn, recordIn, textIn, type Loose } from '#shared/interop/loose';
import { responseCode } from '#shared/interop/writers/openapi-responses';
import type { OpenApiDocument } from './openapi-document.ts';
import { jsonOf } from './openapi-body.ts';

/**
 * The answers that a document gives as examples, by status and media type. What it only describes by a schema is none.
 * Those that stand beside come first, in their order; what a response says of no name there was added by others.
 */
export function readOpenApiExamples(document: OpenApiDocument, operation: Loose, place: string): Example[] {
  const said = examplesOfResponses(document, operation);
  const beside = listIn(operation, examplesBeside).flatMap((value) => {
    const example = readExampleBeside(value);
    if (example === null) document.notes.lose(place, `one of its ${examplesBeside}`, 'it does not say what an example says');
    return example ?? [];
  });
  const left = new Set(said);
  const whole = beside.map(({ body, ...example }) => {
    const same = said.find((one) => one.name === example.name && responseCode(one) === responseCode(example));
    if (same) left.delete(same);
    return { ...example, body: body === undefined ? (same?.body ?? null) : body };
  });
  return [...whole, ...left];
}

function examplesOfResponses(document: OpenApiDocument, operation: Loose): Example[] {
  const found = Object.entries(recordIn(operation, 'responses')).flatMap(([code, value]) => {
    const response = document.follow(value);
    return Object.entries(recordIn(response, 'content')).flatMap(([type, media]) =>
      examplesOf(document, document.follow(media)).map((given) => ({ around: { code, type, response, document }, given })),
    );
  });
  return found.map(({ around, given }) => exampleOf(around, given));
}

interface Given {
  readonly name: string;
  readonly description: string;
  readonly value: unknown;
}

/** Those with a name, the one without, or those of the schema. One that stands in another file is not fetched. */
function examplesOf(document: OpenApiDocument, media: unknown): Given[] {
  const several = field(media, 'examples');
  if (isRecord(several)) return Object.entries(several).flatMap(([name, one]) => named(document, name, one));
  const own = field(media, 'example');
  if (own !== undefined) return [{ name: '', description: '', value: own }];
  const schema = document.follow(field(media, 'schema'));
  const list = field(schema, 'examples');
  const values = Array.isArray(list) ? (list as unknown[]) : [field(schema, 'example')];
  return values.flatMap((value) => (value === undefined ? [] : [{ name: '', description: '', value }]));
}

function named(document: OpenApiDocument, name: string, one: unknown): Given[] {
  const example = document.follow(one);
  const value = ['serializedValue', 'value', 'dataValue'].map((form) => field(example, form)).find((form) => form !== undefined);
  const elsewhere = textIn(example, 'externalValue');
  if (elsewhere !== '') document.notes.lose(elsewhere, `the example ${name}`, 'an import reads no other file or address');
  const words = [textIn(example, 'summary'), textIn(example, 'description')].filter((text) => text !== '');
  return value === undefined ? [] : [{ name, description: words.join('\n\n'), value }];
}

interface Around {
  readonly code: string;
  readonly type: string;
  readonly response: unknown;
  readonly document: OpenApiDocument;
}

function exampleOf({ code, type, response, document }: Around, { name, description, value }: Given): Example {
  const status = /^[1-5]\d\d$/.test(code) ? Number(code) : null;
  const said = textIn(response, 'description').split('\n')[0]?.trim() ?? '';
  const kind = exampleBodyType(type);
  return createExample(name || `${status ?? (code === 'default' ? '' : code)} ${said}`.trim(), {
    description,
    status,
    headers: [...(type.includes('*') ? [] : [['Content-Type', type] as [string, string]]), ...headersOf(document, response)],
    body: { type: kind, data: kind === 'json' || typeof value !== 'string' ? textOf(value) : value },
  });
}

const texts = new WeakMap<object, string>();

/** An example that many operations refer to is written down once. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return jsonOf(value);
  const text = texts.get(value) ?? jsonOf(value);
  texts.set(value, text);
  return text;
}

/** Headers of an answer that have an example of their own. */
function headersOf(document: OpenApiDocument, response: unknown): [string, string][] {
  return Object.entries(recordIn(response, 'headers')).flatMap(([name, value]) => {
    const header = document.follow(value);
    const given = field(header, 'example') ?? field(document.follow(field(header, 'schema')), 'example');
    const isPlain = given !== undefined && name.toLowerCase() !== 'content-type';
    return isPlain ? [[name, typeof given === 'object' ? jsonOf(given) : asText(given)]] : [];
  });
}
