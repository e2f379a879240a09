import { z } from 'zod';
import { parseJson } from '../drf/parsers/parse-body.ts';
import type { Ask } from './ask.ts';
import { granted, refused, type Outcome } from './outcome.ts';

/** The body as the schema has it, or the refusal that says what does not fit. */
export async function readJson<T>(ask: Ask, schema: z.ZodType<T>): Promise<Outcome<T>> {
  const body = await ask.body();
  if (!body.ok) return body;
  const input = parseJson(body.value, ask.headers['content-type'] ?? '');
  if (!input.ok) return input;
  const read = schema.safeParse(input.value.kind === 'json' ? input.value.value : undefined);
  return read.success ? granted(read.data) : refused({ status: 400, detail: z.prettifyError(read.error) });
}
