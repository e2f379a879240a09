import { findVariables } from '#shared/variables/find-variables';

/** A piece of a text, from one character to before another. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A query with a value of GraphQL in place of each `{{name}}`, which is none in itself, and where these stood.
 * The text is as long as it was, so that places in it mean the same.
 */
export function maskVariables(text: string): { readonly text: string; readonly spans: readonly Span[] } {
  if (!text.includes('{{')) return { text, spans: [] };
  const spans = findVariables(text);
  const masked = spans.reduce(
    (left, { start, end }) => left.slice(0, start) + 'null'.padEnd(end - start) + left.slice(end),
    text,
  );
  return { text: masked, spans };
}

/** Whether two pieces share anything. */
export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
