import type { Ask } from '../../frame/ask.ts';
import { granted, refused, type Outcome } from '../../frame/outcome.ts';
import { noteStage } from '../../world/trace.ts';
import { formValues, type Input } from './input.ts';
import { describeJsonSlip } from './json-slip.ts';
import { textReaders, valueOfCsv, valueOfXml } from './read-text.ts';

export const mergePatch = 'application/merge-patch+json';
export const jsonPatch = 'application/json-patch+json';

/** The media types a view reads; the patch formats only with PATCH. */
export const parses = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/xml',
  'text/csv',
  'application/yaml',
] as const;
export const patchParses = [mergePatch, jsonPatch] as const;

/** Reads the body by its media type. An empty one counts as an object without members, as in DRF. */
export async function parseBody(ask: Ask): Promise<Outcome<Input>> {
  const input = await readInput(ask);
  if (input.ok) noteStage('parsed', input.value.kind === 'json' ? input.value.value : input.value.form.entries());
  return input;
}

async function readInput(ask: Ask): Promise<Outcome<Input>> {
  const contentType = ask.headers['content-type'] ?? '';
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const body = await ask.body();
  if (!body.ok) return body;
  noteStage('bytes', describeBytes(body.value, contentType));
  if (body.value.length === 0 || isUnreadByDjango(ask)) return granted({ kind: 'json', value: {} });
  if (!isRead(mediaType, ask.method)) return unsupported(contentType, ask.method);
  return readAs(mediaType, body.value, contentType);
}

function readAs(mediaType: string, bytes: Buffer, contentType: string): Outcome<Input> | Promise<Outcome<Input>> {
  if (mediaType === 'application/x-www-form-urlencoded')
    return granted({ kind: 'form', form: formValues(new URLSearchParams(bytes.toString('utf8'))) });
  if (mediaType === 'multipart/form-data') return parseMultipart(bytes, contentType);
  return isNamed(mediaType) ? parseNamed(mediaType, bytes) : parseJson(bytes, contentType);
}

/** Django reads no body that comes in chunks; it takes it for an empty one. `?django=chunked` shows that. */
const isUnreadByDjango = ({ headers, query }: Ask): boolean =>
  headers['transfer-encoding'] !== undefined && query.get('django') === 'chunked';

function describeBytes(bytes: Buffer, contentType: string): Record<string, unknown> {
  return {
    contentType,
    length: bytes.length,
    beginning: bytes
      .subarray(0, 64)
      .toString('hex')
      .replace(/(..)(?=.)/g, '$1 '),
  };
}

function isRead(mediaType: string, method: string): boolean {
  const offered: readonly string[] = method === 'PATCH' ? [...parses, ...patchParses] : parses;
  return offered.includes(mediaType);
}

function unsupported(contentType: string, method: string): Outcome<never> {
  const offered = method === 'PATCH' ? [...parses, ...patchParses] : [...parses];
  return refused({
    status: 415,
    detail: `Unsupported media type "${contentType}" in request.`,
    headers: [[method === 'PATCH' ? 'Accept-Patch' : 'Accept', offered.join(', ')]],
  });
}

const named = {
  'application/xml': { name: 'XML', valueOf: valueOfXml },
  'text/csv': { name: 'CSV', valueOf: valueOfCsv },
  'application/yaml': { name: 'YAML', valueOf: (value: unknown) => value },
} as const;
const isNamed = (mediaType: string): mediaType is keyof typeof named => Object.hasOwn(named, mediaType);

function parseNamed(mediaType: keyof typeof named, bytes: Buffer): Outcome<Input> {
  const { name, valueOf } = named[mediaType];
  try {
    return granted({ kind: 'json', value: valueOf(textReaders[mediaType](bytes.toString('utf8'))) });
  } catch (thrown) {
    return refused({ status: 400, detail: `${name} parse error - ${thrown instanceof Error ? thrown.message : String(thrown)}` });
  }
}

/** JSON in UTF-8 unless the header names another charset. */
export function parseJson(bytes: Buffer, contentType: string): Outcome<Input> {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return refused({ status: 400, detail: `JSON parse error - the body is not text in ${charset}` });
  }
  try {
    return granted({ kind: 'json', value: JSON.parse(text) as unknown });
  } catch {
    return refused({ status: 400, detail: `JSON parse error - ${describeJsonSlip(text)}` });
  }
}

async function parseMultipart(bytes: Buffer, contentType: string): Promise<Outcome<Input>> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': contentType } }).formData();
    const pairs: [string, string][] = [];
    for (const [name, value] of form) pairs.push([name, typeof value === 'string' ? value : value.name]);
    return granted({ kind: 'form', form: formValues(pairs) });
  } catch {
    const [, boundary] = /boundary="?([^";]*)/i.exec(contentType) ?? [];
    return refused({ status: 400, detail: `Multipart form parse error - Invalid boundary in multipart: ${boundary ?? 'None'}` });
  }
}
