import { type BodyFilter, bodyFilterSchema } from '#shared/model/body-filter';

/** A filter as it is written on a command line: its language, a colon, and the expression. Null where it is none. */
export function readFilter(text: string): BodyFilter | null {
  const [, language = '', expression = ''] = /^(jsonpath|jq|xpath):([^]*)$/.exec(text) ?? [];
  return bodyFilterSchema.safeParse({ language, expression }).data ?? null;
}
