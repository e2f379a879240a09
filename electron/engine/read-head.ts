import type { HeaderList } from '#shared/model/exchange-event';
import type { ResponseHead } from '#shared/model/exchange';
import type { Limits } from '#shared/model/request-options';
import { connectionEnded } from './connection-ended';
import type { Inlet } from './inlet';
import { nameOtherProtocol } from './other-protocol';
import { readFields } from './read-fields';
import { refuseAnswer, stopWith } from './stopped';

const LF = 0x0a;

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

async function findHeadEnd(inlet: Inlet, limits: Limits, host: string): Promise<number> {
  let lines = 0;
  for (let start = 0; ;) {
    const next = await findLineEnd(inlet, { from: start, limits, host });
    const line = inlet.bytes.subarray(start, next);
    const isBlank = line.length === 1 || (line.length === 2 && line[0] === 0x0d);
    start = next;
    // RFC 9112, 2.2: an empty line before the status line is skipped.
    if (isBlank && lines > 0) return next;
    if (isBlank) continue;
    lines++;
    if (lines === 1) checkBeginning(line);
    if (lines > limits.headLines + 1) stopWith({ kind: 'limitExceeded', limit: 'headLines', allowed: limits.headLines });
  }
}

interface Search {
  readonly from: number;
  readonly limits: Limits;
  readonly host: string;
}

/** The place behind the next line end, waiting for it where need be. */
async function findLineEnd(inlet: Inlet, { from, limits, host }: Search): Promise<number> {
  for (let searched = from; ;) {
    const end = inlet.bytes.indexOf(LF, searched);
    searched = end < 0 ? inlet.bytes.length : end + 1;
    if (searched > limits.headBytes) stopWith({ kind: 'limitExceeded', limit: 'headBytes', allowed: limits.headBytes });
    if (end >= 0) return searched;
    checkBeginning(inlet.bytes);
    if (!(await inlet.more())) connectionEnded(inlet, host, searched === 0 ? 'beforeHead' : 'inHead');
  }
}

/** Says early that this is not HTTP at all, instead of waiting for a line that never ends. */
function checkBeginning(bytes: Buffer): void {
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
