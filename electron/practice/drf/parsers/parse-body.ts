import type { Ask } from '../../frame/ask.ts';
import { granted, refused, type Outcome } from '../../frame/outcome.ts';
import { noteStage } from '../../world/trace.ts';
import { formValues, type Input } from './input.ts';
import { describeJsonSlip } from './json-slip.ts';

export const mergePatch = 'application/merge-patch+json';
export const jsonPatch = 'application/json-patch+json';

/** The media types a view reads; the patch formats only with PATCH. */
export const parses = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'] as const;
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
  if (body.value.length === 0) return granted({ kind: 'json', value: {} });
  if (!isRead(mediaType, ask.method)) return unsupported(contentType, ask.method);
  if (mediaType === 'application/x-www-form-urlencoded') {
    return granted({ kind: 'form', form: formValues(new URLSearchParams(body.value.toString('utf8'))) });
  }
  if (mediaType === 'multipart/form-data') return parseMultipart(body.value, contentType);
  return parseJson(body.value, contentType);
}

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
    return refused({ status: 400, detail: 'Multipart form parse error - Invalid boundary in multipart' });
  }
}
