import { findJsonProblem } from '#shared/model/find-json-problem';
import type { Body, Part } from '#shared/model/body';
import { rowOf, textBody } from '#shared/interop/build-draft';
import { asText, field, isRecord, recordIn, textIn } from '#shared/interop/loose';
import { exampleIn, type OpenApiDocument } from './openapi-document.ts';
import { sampleOf, xmlSampleOf } from './openapi-sample.ts';

export interface ReadBody {
  readonly body: Body;
  /** A type that the kind of the body does not say by itself; empty where it does. */
  readonly mediaType: string;
}

const nothing: ReadBody = { body: { kind: 'none' }, mediaType: '' };

/** The first of these that an operation takes is used. */
const preferred = [
  /^application\/json\b/i,
  /\bjson\b/i,
  /^application\/x-www-form-urlencoded/i,
  /^multipart\/form-data/i,
  /xml\b/i,
  /^text\//i,
];

/** The body of an operation, with its example or a sample of its schema. */
export function readOpenApiBody(document: OpenApiDocument, value: unknown, place: string): ReadBody {
  const content = recordIn(document.follow(value), 'content');
  const types = Object.keys(content);
  const type =
    preferred.map((pattern) => types.find((name) => pattern.test(name))).find((name) => name !== undefined) ?? types[0];
  if (type === undefined) return nothing;
  const others = types.filter((name) => name !== type);
  if (others.length > 0)
    document.notes.lose(place, `its body as ${others.join(', ')}`, `a request has one body: ${type} was taken`);
  const media = document.follow(content[type]);
  const examples = field(media, 'examples');
  if (isRecord(examples) && Object.keys(examples).length > 1)
    document.notes.lose(
      place,
      `${Object.keys(examples).length - 1} further examples of its body`,
      'a request has one body: the first was taken',
    );
  return { body: bodyOf(document, type, media), mediaType: /json/i.test(type) && !/^application\/json$/i.test(type) ? type : '' };
}

function bodyOf(document: OpenApiDocument, type: string, media: unknown): Body {
  const schema = field(media, 'schema');
  const example = exampleIn(document, media);
  if (/xml\b/i.test(type)) return textBody(typeof example === 'string' ? example : xmlSampleOf(document, schema), type);
  const value = example === undefined ? sampleOf(document, schema) : example;
  if (/json\b/i.test(type)) return { kind: 'json', text: value === undefined ? '' : jsonOf(value) };
  if (/^application\/x-www-form-urlencoded/i.test(type))
    return { kind: 'form', rows: entriesOf(value).map(([name, one]) => rowOf({ name, value: one })) };
  if (/^multipart\//i.test(type)) return { kind: 'multipart', parts: partsOf(document, schema, value) };
  if (/^text\//i.test(type)) return { kind: 'text', text: asText(value), mediaType: type };
  return { kind: 'file', path: '', mediaType: type.includes('*') ? '' : type };
}

/** An example may be JSON that was written down as text, with variables in it or without. */
export const jsonOf = (value: unknown): string =>
  typeof value === 'string' && /^\s*[{[]/.test(value) && (value.includes('{{') || findJsonProblem(value) === null)
    ? value
    : (JSON.stringify(value, null, 2) ?? '');

function entriesOf(value: unknown): [string, string][] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, one]): [string, string][] =>
    Array.isArray(one) ? one.map((item) => [name, plainOf(item)]) : [[name, plainOf(one)]],
  );
}

const plainOf = (value: unknown): string => (typeof value === 'object' && value !== null ? JSON.stringify(value) : asText(value));

function partsOf(document: OpenApiDocument, schema: unknown, value: unknown): Part[] {
  const properties = recordIn(document.follow(schema), 'properties');
  const given = isRecord(value) ? value : {};
  const names = [...new Set([...Object.keys(properties), ...Object.keys(given)])];
  return names.map((name): Part => {
    const property = document.follow(properties[name]);
    const item = textIn(property, 'type') === 'array' ? document.follow(field(property, 'items')) : property;
    const row = rowOf({ name, value: isFile(item) ? '' : plainOf(given[name]), description: textIn(property, 'description') });
    return { ...row, kind: isFile(item) ? 'file' : 'text', path: '', mediaType: '' };
  });
}

const isFile = (schema: unknown): boolean =>
  textIn(schema, 'format') === 'binary' ||
  (field(schema, 'contentMediaType') !== undefined &&
    field(schema, 'contentEncoding') === undefined &&
    textIn(schema, 'contentMediaType') === 'application/octet-stream');
