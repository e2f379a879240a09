import type { HeaderList } from '#shared/model/exchange-event';
import type { ResponseHead } from '#shared/model/exchange';
import type { Limits } from '#shared/model/request-options';
import { connectionEnded } from './connection-ended';
import type { Inlet } from './inlet';
import { nameOtherProtocol } from './other-protocol';
import { readFields } from './read-fields';
import { refuseAnswer, stopWith } from './stopped';

const LF = 0x0a;
const CR = 0x0d;

/** The next head on the connection, interim or final, with what it was on the wire. Throws what is wrong with it. */
export async function readHead(inlet: Inlet, limits: Limits, host: string): Promise<ResponseHead> {
  const length = await findHeadEnd(inlet, limits, host);
  const lines = inlet.bytes.subarray(0, length);
  const head = parseHead(lines);
  inlet.take(length, isInterim(head.status) ? 'interim' : 'head');
  return head;
}

/** 100, 102, 103 and unknown ones of their class; 101 ends HTTP on the connection and is an answer of its own. */
export const isInterim = (status: number): boolean => status >= 100 && status < 200 && status !== 101;

/** The place behind the empty line that ends a head, waiting for more where need be. */
async function findHeadEnd(inlet: Inlet, limits: Limits, host: string): Promise<number> {
  const search = { start: 0, searched: 0, lines: 0 };
  for (;;) {
    const { bytes } = inlet;
    const end = searchOn(bytes, search, limits);
    if (end !== null) return end;
    checkBeginning(bytes);
    if (!(await inlet.more())) connectionEnded(inlet, host, bytes.length === 0 ? 'beforeHead' : 'inHead');
  }
}

interface Search {
  /** Where the line begins that has not ended yet. */
  start: number;
  searched: number;
  lines: number;
}

/** Goes through the lines that are there whole, which most often are all of them; null where the head has not ended with them. */
function searchOn(bytes: Buffer, search: Search, limits: Limits): number | null {
  for (;;) {
    const end = bytes.indexOf(LF, search.searched);
    search.searched = end < 0 ? bytes.length : end + 1;
    if (search.searched > limits.headBytes) stopWith({ kind: 'limitExceeded', limit: 'headBytes', allowed: limits.headBytes });
    if (end < 0) return null;
    const from = search.start;
    search.start = end + 1;
    if (isBlank(bytes, from, end)) {
      // RFC 9112, 2.2: an empty line before the status line is skipped.
      if (search.lines > 0) return search.start;
      continue;
    }
    search.lines++;
    if (search.lines === 1) checkBeginning(bytes.subarray(from, end + 1));
    if (search.lines > limits.headLines + 1) stopWith({ kind: 'limitExceeded', limit: 'headLines', allowed: limits.headLines });
  }
}

const isBlank = (bytes: Buffer, from: number, end: number): boolean => end === from || (end === from + 1 && bytes[from] === CR);

/** Says early that this is not HTTP at all, instead of waiting for a line that never ends. */
function checkBeginning(bytes: Buffer): void {
  if (bytes.toString('latin1', 0, 5) === 'HTTP/') return;
  const start = bytes
    .subarray(0, 64)
    .toString('latin1')
    .replace(/^[\r\n]+/, '');
  const expected = 'HTTP/'.slice(0, start.length);
  if (start.slice(0, 5) !== expected) refuseAnswer(nameOtherProtocol(bytes));
}

function parseHead(bytes: Buffer): ResponseHead {
  const [statusLine = '', ...fieldLines] = splitLines(bytes);
  const [, httpVersion, code, reason = ''] = /^HTTP\/(\d\.\d) (\d{3})(?: (.*))?$/s.exec(statusLine) ?? [];
  if (httpVersion === undefined || code === undefined) return refuseAnswer(statusLineProblem(statusLine));
  if (!httpVersion.startsWith('1.'))
    return refuseAnswer(`it says HTTP/${httpVersion}, which is not spoken on a plain connection`);
  if (Number(code) < 100) return refuseAnswer(`${code} is not a status; they begin at 100`);
  if (/[\0\r]/.test(reason)) return refuseAnswer('a control character stands in the status line');
  return { status: Number(code), reason, httpVersion, headers: readFields(fieldLines, 'header') };
}

function statusLineProblem(line: string): string {
  const shown = line.slice(0, 60).replaceAll(/[^\x20-\x7e]/g, '␦');
  if (/^HTTP\/\d+(?:\.\d+)? \d{3}/.test(line)) return `its version is not one of HTTP/1 (“${shown}”)`;
  return `its first line is no status line (“${shown}”)`;
}

/** Lines without their ends. RFC 9112, 2.2: a bare LF may end a line of a head. */
export function splitLines(bytes: Buffer): string[] {
  const lines = decodeText(bytes)
    .split('\n')
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const first = lines.findIndex((line) => line !== '');
  return first < 0 ? [] : lines.slice(first).filter((line) => line !== '');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Header bytes as text: UTF-8 where they are, else latin1, so that every byte shows as something. */
function decodeText(bytes: Buffer): string {
  const latin1 = bytes.toString('latin1');
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1;
  }
}

/** Names and values of trailers after a chunked body. */
export const parseTrailers = (bytes: Buffer): HeaderList => readFields(splitLines(bytes), 'trailer');
