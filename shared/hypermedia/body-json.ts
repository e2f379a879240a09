import { guardLength } from './json-guard.ts';
import { isArray, type JsonArray, type JsonValue } from './json-value.ts';
import type { ReadInput } from './page-input.ts';
import { parseJson } from './parse-json.ts';
import { parseLines, parseUnnamedLines, saysLines } from './parse-lines.ts';
import { parseList } from './parse-list.ts';

type BodyJson = Pick<ReadInput, 'json' | 'framing'>;

interface Body {
  readonly text: string;
  readonly contentType: string | null;
  readonly status: number;
}

/** In a longer body the rows of lists are read where somebody looks into them. */
const lazyFrom = 64 * 1024;

/** A body as JSON: it is that when it reads as JSON. Servers mislabel it, and the Content-Type is shown elsewhere. */
export function readBodyJson(
  { text, contentType, status }: Body,
  parse: (text: string) => JsonValue | undefined = text.length > lazyFrom ? parseList : parseJson,
): BodyJson {
  // One line by itself is a list of one, unless it says what went wrong, or is a list already.
  const named = saysLines(contentType) && status < 400 ? parseLines(text) : undefined;
  const json = named === undefined || isListAlone(named) ? parse(text) : undefined;
  if (json !== undefined) return { json, framing: null };
  if (named !== undefined) return { json: named, framing: 'lines' };
  return readWrapped(text, parse);
}

/** JSON behind a guard, or in lines that nobody calls so. */
function readWrapped(text: string, parse: (text: string) => JsonValue | undefined): BodyJson {
  const guarded = guardLength(text);
  const [framing, found] =
    guarded > 0 ? (['guard', parse(text.slice(guarded))] as const) : (['lines', parseUnnamedLines(text)] as const);
  return { json: found, framing: found === undefined ? null : framing };
}

const isListAlone = ([first, ...others]: JsonArray): boolean => others.length === 0 && isArray(first);
