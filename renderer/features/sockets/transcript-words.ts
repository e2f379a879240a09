import { closeCodeName } from '#shared/http/close-code-name';
import { wholeTranscript, type TranscriptFilter, type TranscriptRow } from '#shared/model/transcript';

/** Nothing is left out. */
export const isWhole = ({ from, kinds, query }: TranscriptFilter): boolean =>
  from === wholeTranscript.from && kinds === wholeTranscript.kinds && query === '';

/** A moment of the day, to the millisecond. */
export function timeOf(at: number): string {
  const when = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const milliseconds = String(when.getMilliseconds()).padStart(3, '0');
  return `${two(when.getHours())}:${two(when.getMinutes())}:${two(when.getSeconds())}.${milliseconds}`;
}

/** What kind of line it is: the type of an event where it has one. */
export const kindOf = ({ kind, event }: Pick<TranscriptRow, 'kind' | 'event'>): string =>
  event?.replace(/^connection_(?=init$|ack$)/, '') ?? kind;

/** What stands around what a message of a followed operation brings. */
const envelope = /^\s*\{[^{[]*?"payload"\s*:\s*/;

/** What a message of a followed operation brings, without what stands around it. */
function broughtBy(text: string): string {
  const inner = text.replace(envelope, '');
  return inner === text ? text : inner.replace(/\}\s*$/, '');
}

/** What belongs to an operation that is followed: a message of its protocol, or an event that names its operation. */
const isOfOperation = ({ kind, event }: Pick<TranscriptRow, 'kind' | 'event'>, text: string): boolean =>
  (kind === 'text' && event !== undefined) || (kind === 'event' && event === 'next' && /^\{"id":"[^"]*","payload":/.test(text));

/** The same for a message that belongs to one; any other as it is. */
export const essenceOf = (row: Pick<TranscriptRow, 'kind' | 'event'>, text: string): string =>
  isOfOperation(row, text) ? broughtBy(text) : text;

/** What stands in the line: a close says its code by name, and a message of a protocol what it brings. */
export function saysOf(row: TranscriptRow, subprotocol: string): string {
  const { kind, code, bytes } = row;
  const preview = essenceOf(row, row.preview).replaceAll(/\r\n|[\r\n]/g, ' ⏎ ');
  if (kind !== 'close') return preview === '' && bytes === 0 ? '(empty)' : preview;
  if (code === undefined) return preview === '' ? 'no code' : preview;
  return `${code} ${closeCodeName(code, subprotocol)}${preview === '' ? '' : `: ${preview}`}`;
}

/** Who said it, for whoever cannot see the arrow. */
export const speakers = { client: 'Sent', server: 'Received', cairn: 'Connection' } as const;

/** Lines that keep a conversation going rather than bringing anything: control frames, and what a protocol says around its operation. */
export const isAround = ({ kind, event }: Pick<TranscriptRow, 'kind' | 'event'>): boolean =>
  !['text', 'binary', 'event'].includes(kind) || (kind === 'text' && event !== undefined && !['next', 'error'].includes(event));
