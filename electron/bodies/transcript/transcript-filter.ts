import type { TranscriptEntry, TranscriptFilter } from '#shared/model/transcript';
import { readLine } from './transcript-line';

/** Whether a line passes a filter. Most are told from its beginning, and only what may hold the text is read. */
export function createLineTest({ from, kinds, query }: TranscriptFilter): (line: string) => boolean {
  const wanted = query.toLowerCase();
  const escaped = JSON.stringify(wanted).slice(1, -1).toLowerCase();
  const isShown = (speaker: string, kind: string) =>
    (from === 'all' || speaker === from) && (kinds === 'all' || messages.has(kind) === (kinds === 'messages'));
  const mayHold = (line: string, kind: string) => kind === 'binary' || line.toLowerCase().includes(escaped);
  return (line) => {
    const [, speaker = '', kind = ''] = /^\{"at":[\d.e+]+,"from":"(\w+)","kind":"(\w+)"/.exec(line) ?? [];
    if (!isShown(speaker, kind)) return false;
    if (wanted === '') return true;
    const read = mayHold(line, kind) ? readLine(line) : null;
    return read !== null && holds(read.entry, wanted);
  };
}

const messages: ReadonlySet<string> = new Set(['text', 'binary', 'event']);

/** Bytes are found by their hexadecimal digits, and by the text they may be. */
function holds({ text, base64, event = '', id = '' }: TranscriptEntry, wanted: string): boolean {
  if (base64 === undefined) return [text ?? '', event, id].some((part) => part.toLowerCase().includes(wanted));
  const bytes = Buffer.from(base64, 'base64');
  const digits = wanted.replaceAll(' ', '');
  return bytes.toString('utf8').toLowerCase().includes(wanted) || (digits !== '' && bytes.toString('hex').includes(digits));
}
