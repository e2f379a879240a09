import type { BodyRecord } from '#shared/model/body-data';
import { createParser } from 'eventsource-parser';

type EventFields = NonNullable<BodyRecord['event']>;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The fields of one event of a stream, and from where to where each line of its data stands in these bytes. */
export function readEvent(bytes: Uint8Array): {
  readonly data: readonly (readonly [from: number, to: number])[];
  readonly event: EventFields;
} {
  const event: EventFields = { id: null, name: null, retry: null, comment: null };
  const parser = createParser({
    onEvent: ({ id, event: name }) => Object.assign(event, { id: id ?? event.id, name: name ?? event.name }),
    onRetry: (retry) => void (event.retry = String(retry)),
    onComment: (comment) => void (event.comment ??= comment),
  });
  parser.feed(`${decoder.decode(bytes)}\n\n`);
  // An event without data is none, but its id counts for the next (HTML, section 9.2.6).
  event.id ??= /^id: ?(.*)$/m.exec(decoder.decode(bytes.subarray(0, 4_096)))?.[1]?.trimEnd() ?? null;
  return { data: dataLines(bytes), event };
}

const colon = 0x3a;
const space = 0x20;
const isEnd = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;

function dataLines(bytes: Uint8Array): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < bytes.length; at++) {
    let end = at;
    while (end < bytes.length && !isEnd(bytes[end])) end++;
    const name = decoder.decode(bytes.subarray(at, at + 4));
    if (name === 'data' && bytes[at + 4] === colon) found.push([at + (bytes[at + 5] === space ? 6 : 5), end]);
    at = end;
  }
  return found;
}
