import type { Endpoint } from '../endpoint.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { parseJson } from '../drf/parsers/parse-body.ts';
import { textReaders, type ReadText } from '../drf/parsers/read-text.ts';
import { jsonType } from '../library/examples.ts';
import { inAnyFormat } from './formats.ts';

/** Ways to read a body other than JSON, by media type. Each throws where the text is not what it says. */
const readers: Readonly<Record<string, ReadText>> = {
  ...textReaders,
  'text/xml': textReaders['application/xml'],
  'application/x-www-form-urlencoded': (text) => formAsObject(new URLSearchParams(text)),
  'text/plain': (text) => ({ text }),
};
const types = ['application/json', ...Object.keys(readers)];
const description =
  'What comes in, in one format, is parsed and goes out in another: Content-Type says what you send, Accept or ?format= what you want back. What a format cannot say, such as the difference between 1 and "1" in CSV, is lost on the way, and that is the point.';

export const roundtrip: Endpoint = {
  path: '/roundtrip',
  methods: ['POST', 'PUT'],
  group: 'Formats',
  summary: 'In as one format, out as another',
  description,
  tryIt: [
    {
      method: 'POST',
      path: '/roundtrip?format=xml',
      headers: jsonType,
      body: '{"title":"Winter Numbers","tags":["maths","classic"]}',
      expect: 200,
      says: 'JSON in, XML out',
    },
    {
      method: 'POST',
      path: '/roundtrip',
      headers: { 'Content-Type': 'text/csv' },
      body: 'title,price\r\n"Salt, Wind and Slate",12.99\r\n',
      expect: 200,
      says: 'CSV in, JSON out',
    },
    {
      method: 'POST',
      path: '/roundtrip',
      headers: { 'Content-Type': 'application/xml' },
      body: '<book><title>Winter Numbers</title></book>',
      expect: 200,
      says: 'XML in, JSON out',
    },
    {
      method: 'POST',
      path: '/roundtrip?format=yaml',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'name=Fido+Lava&tag=a&tag=b',
      expect: 200,
      says: 'a form in, YAML out',
    },
    {
      method: 'POST',
      path: '/roundtrip',
      headers: { 'Content-Type': 'application/yaml' },
      body: 'title: [unclosed',
      expect: 400,
      says: 'not what it says it is',
    },
    {
      method: 'POST',
      path: '/roundtrip',
      headers: { 'Content-Type': 'image/png' },
      body: 'x',
      expect: 415,
      says: 'a picture is not read',
    },
  ],
  async handle(ask) {
    const value = await readAnything(ask);
    if (!value.ok) return refuse(ask, value.refusal);
    return inAnyFormat(ask, value.value, { name: 'Round trip', description });
  },
};

async function readAnything(ask: Ask): Promise<Outcome<unknown>> {
  const contentType = ask.headers['content-type'] ?? '';
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!types.includes(type)) {
    const detail = `"${contentType}" is not read here; ${types.join(', ')} are.`;
    return refused({ status: 415, detail, headers: [['Accept', types.join(', ')]] });
  }
  const body = await ask.body();
  if (!body.ok) return body;
  const reader = readers[type];
  return reader ? readWith(reader, body.value, type) : readJson(body.value, contentType);
}

function readJson(bytes: Buffer, contentType: string): Outcome<unknown> {
  const input = parseJson(bytes, contentType);
  return input.ok && input.value.kind === 'json' ? granted(input.value.value) : input;
}

function readWith(reader: ReadText, bytes: Buffer, type: string): Outcome<unknown> {
  try {
    return granted(reader(bytes.toString('utf8')));
  } catch (thrown) {
    const reason = thrown instanceof Error ? (thrown.message.split('\n', 1)[0] ?? '') : '';
    return refused({ status: 400, detail: `That is not ${type}: ${reason}` });
  }
}

function formAsObject(form: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => [name, form.getAll(name).length > 1 ? form.getAll(name) : (form.get(name) ?? '')]),
  );
}
