import { hash } from 'node:crypto';
import type { Ask } from '../frame/ask.ts';
import type { Row } from '../world/rows.ts';
import { showRow, type Resource } from './resource.ts';
import { showingFor } from './showing.ts';

/** The JSON of a row as one character for each byte of UTF-8, which is joined and written faster than text. */
export interface RowJson {
  readonly text: string;
  readonly digest: () => string;
}

interface Kept extends RowJson {
  readonly row: Row;
  readonly origin: string;
}

const keptOf = new WeakMap<Resource, Map<number, Kept>>();
const mostKept = 2_000;
const shaping = ['format', 'fields', 'expand'];

/** Whether nothing in the query changes how an object looks: then a row always looks the same to callers of one origin. */
export const isPlainlyShown = ({ query, params }: Ask): boolean =>
  params['format'] === undefined && (query.size === 0 || !shaping.some((name) => query.has(name)));

/** The row as JSON, made anew only when a cell of it has changed since. The row itself is always read. */
export function rowJson(resource: Resource, row: Row, ask: Ask): RowJson {
  let kept = keptOf.get(resource);
  if (!kept) keptOf.set(resource, (kept = new Map()));
  const known = kept.get(row.id);
  if (known && known.origin === ask.origin && isSameRow(known.row, row)) return known;
  if (kept.size >= mostKept) kept.clear();
  const bytes = Buffer.from(JSON.stringify(showRow(resource, row, showingFor(ask))));
  let digest: string | undefined;
  const made = { row, origin: ask.origin, text: bytes.toString('latin1'), digest: () => (digest ??= digestOf(bytes)) };
  kept.set(row.id, made);
  return made;
}

/** Sixteen characters that stand for these bytes. */
export const digestOf = (bytes: string | Uint8Array): string => hash('sha1', bytes, 'base64url').slice(0, 16);

/** Cell by cell, because what is read may be a join whose other half has no revision here. */
function isSameRow(one: Row, other: Row): boolean {
  for (const column in other) if (one[column] !== other[column]) return false;
  return true;
}
