import {
  largestExampleBody,
  largestExamples,
  longestExampleName,
  mostExamples,
  type Example,
  type ExampleRequest,
} from '../model/example';
import type { ImportNotes } from './import-notes';

/** All examples of one import together, in characters: many requests may refer to one that is large. */
const largestImport = 32 * 1024 ** 2;

/** What is left of that, by the notes of an import. */
const rooms = new WeakMap<object, number>();

/**
 * The examples that a request may have, each with a name of its own that fits on a line. One that is too large is left out
 * whole, since an answer without its body would say something else; what was left out is noted.
 */
export function keepExamples(
  found: readonly Example[],
  place: string,
  notes: Pick<ImportNotes, 'lose'>,
): { readonly examples?: readonly Example[] } {
  const names = new Set<string>();
  const kept: Example[] = [];
  let total = 0;
  for (const example of found) {
    const size = sizeOf(example);
    const name = nameOf(example);
    if (kept.length === mostExamples) {
      notes.lose(place, `${found.length - mostExamples} of its examples`, `a request has ${mostExamples} at most`);
      break;
    }
    const room = rooms.get(notes) ?? largestImport;
    const why = whyNot(size, total, room);
    if (why !== null) {
      notes.lose(place, `its example “${name}”`, why);
      continue;
    }
    total += size;
    rooms.set(notes, room - size);
    kept.push({ ...example, name: freeName(name, names) });
  }
  return kept.length === 0 ? {} : { examples: kept };
}

function whyNot(size: number, total: number, room: number): string | null {
  if (size > largestExampleBody) return `it is larger than ${largestExampleBody / 1024 ** 2} MiB: keep it as a file`;
  if (total + size > largestExamples) return `the examples of a request are ${largestExamples / 1024 ** 2} MiB at most`;
  return size > room ? `the examples of an import are ${largestImport / 1024 ** 2} MiB at most` : null;
}

/** Characters of its bodies: near enough to bytes for a bound. */
const sizeOf = ({ body, request }: Example): number => (body?.data.length ?? 0) + (request === null ? 0 : sizeOfRequest(request));

function sizeOfRequest({ body }: ExampleRequest): number {
  if (body.kind === 'json' || body.kind === 'text') return body.text.length;
  return 'rows' in body ? body.rows.reduce((sum, { value }) => sum + value.length, 0) : 0;
}

/** Names of others may hold anything: here they are one line. */
function nameOf({ name, status, reason }: Example): string {
  const line = name
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, longestExampleName)
    .replace(/[\uD800-\uDBFF]$/, '');
  return line || `${status ?? ''} ${reason}`.trim().slice(0, longestExampleName) || 'Example';
}

/** Two of one name could not be told apart. */
function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted} ${number}`;
  taken.add(name);
  return name;
}
