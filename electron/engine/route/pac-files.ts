import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { headerValue } from '#shared/http/header-list';
import { parseHttpDate } from '#shared/http/http-date';
import { shownPac } from '#shared/http/proxy-setting';
import { formatSpan } from '#shared/http/quantities';
import type { PacProblem } from '#shared/failure';
import type { HeaderList } from '#shared/model/exchange-event';
import { fileReason } from '../classify-failure';
import { stopWith } from '../stopped';

/** What of a copy lets a server say that it is still good (RFC 9110, 8.8). */
export type Validators = Readonly<Record<'etag' | 'lastModified', string | null>>;

/** What came of asking a server for a PAC file. */
export type FetchedPac =
  | { readonly kind: 'text'; readonly text: string; readonly headers: HeaderList }
  /** The copy is still good. */
  | { readonly kind: 'same'; readonly headers: HeaderList }
  | { readonly kind: 'failed'; readonly problem: Extract<PacProblem, 'unreadable' | 'tooLarge'>; readonly detail: string };

/** Fetches a PAC file past every proxy. */
export type FetchPac = (address: string, validators: Validators) => Promise<FetchedPac>;

export interface PacFile {
  readonly text: string;
  /** Where it is from, where that is worth a sentence. */
  readonly notes: string[];
}

/**
 * Gets PAC files. One of this machine is read each time. One of a server is kept as long as its Cache-Control or Expires says,
 * ten minutes without a word and a day at most, then asked for again with its validators; where that fails, the copy is used.
 */
export interface PacFiles {
  read(address: string, fetch: FetchPac): Promise<PacFile>;
  /** What is kept is not to be believed any longer: its server is asked the next time. */
  doubt(): void;
}

/** The largest PAC file, in bytes. */
export const mostPacBytes = 1024 ** 2;
const usualMs = 10 * 60_000;
const longestMs = 24 * 60 * 60_000;
/** So many copies are kept. */
const mostCopies = 20;

interface Copy {
  readonly text: string;
  readonly validators: Validators;
  readonly fetchedAt: number;
  readonly goodUntil: number;
}

export function createPacFiles(now: () => number = Date.now): PacFiles {
  const copies = new Map<string, Copy>();

  function keep(address: string, text: string, headers: HeaderList): void {
    const validators = { etag: headerValue(headers, 'ETag'), lastModified: headerValue(headers, 'Last-Modified') };
    copies.delete(address);
    copies.set(address, { text, validators, fetchedAt: now(), goodUntil: now() + goodForMs(headers) });
    const [oldest] = copies.keys();
    if (copies.size > mostCopies && oldest !== undefined) copies.delete(oldest);
  }

  async function fromServer(address: string, fetch: FetchPac): Promise<PacFile> {
    const copy = copies.get(address);
    const age = (since: number) => formatSpan(Math.max(0, now() - since));
    if (copy && now() < copy.goodUntil)
      return { text: copy.text, notes: [`It was fetched ${age(copy.fetchedAt)} ago and is still good.`] };
    const fetched = await fetch(address, copy?.validators ?? { etag: null, lastModified: null });
    if (fetched.kind === 'text') {
      keep(address, fetched.text, fetched.headers);
      return { text: fetched.text, notes: ['It was fetched anew.'] };
    }
    if (copy && fetched.kind === 'same') {
      keep(address, copy.text, [...fetched.headers, ...asHeaders(copy.validators)]);
      return { text: copy.text, notes: ['Its server says that it did not change.'] };
    }
    const problem =
      fetched.kind === 'failed' ? fetched : ({ problem: 'unreadable', detail: 'its server says that nothing changed' } as const);
    if (!copy)
      return stopWith({ kind: 'pacFailed', source: shownPac(address), problem: problem.problem, detail: problem.detail });
    return {
      text: copy.text,
      notes: [`It cannot be fetched anew: ${problem.detail}. The copy of ${age(copy.fetchedAt)} ago was asked.`],
    };
  }

  return {
    read(address, fetch) {
      if (/^data:/i.test(address)) return fromData(address);
      return /^file:/i.test(address) ? fromFile(address) : fromServer(address, fetch);
    },
    doubt() {
      for (const [address, copy] of copies) copies.set(address, { ...copy, goodUntil: 0 });
    },
  };
}

const asHeaders = ({ etag, lastModified }: Validators): HeaderList => [
  ...(etag === null ? [] : [['ETag', etag] as [string, string]]),
  ...(lastModified === null ? [] : [['Last-Modified', lastModified] as [string, string]]),
];

/** How long a copy is good, in milliseconds (RFC 9111, 4.2.1). */
function goodForMs(headers: HeaderList): number {
  const control = headerValue(headers, 'Cache-Control')?.toLowerCase() ?? '';
  if (/\bno-(?:cache|store)\b/.test(control)) return 0;
  const [, seconds] = /\bmax-age="?(\d{1,10})/.exec(control) ?? [];
  if (seconds !== undefined) return Math.min(longestMs, Number(seconds) * 1000);
  const ends = headerValue(headers, 'Expires');
  if (ends === null) return usualMs;
  const told = parseHttpDate(headerValue(headers, 'Date') ?? '') ?? Date.now();
  return Math.max(0, Math.min(longestMs, (parseHttpDate(ends) ?? 0) - told));
}

async function fromFile(address: string): Promise<PacFile> {
  const source = shownPac(address);
  const unreadable = (detail: string): never => stopWith({ kind: 'pacFailed', source, problem: 'unreadable', detail });
  try {
    const path = fileURLToPath(address);
    const { size } = await stat(path);
    if (size > mostPacBytes) tooLarge(source);
    return { text: withoutMark(await readFile(path, 'utf8')), notes: [] };
  } catch (thrown) {
    if (thrown instanceof Error && 'failure' in thrown) throw thrown;
    return unreadable(fileReason(thrown));
  }
}

/** RFC 2397. */
async function fromData(address: string): Promise<PacFile> {
  const comma = address.indexOf(',');
  const source = shownPac(address);
  if (address.length > 2 * mostPacBytes) tooLarge(source);
  const isBase64 = /;\s*base64$/i.test(address.slice(0, comma));
  try {
    const held = decodeURIComponent(address.slice(comma + 1));
    return { text: withoutMark(isBase64 ? Buffer.from(held, 'base64').toString('utf8') : held), notes: [] };
  } catch {
    return stopWith({ kind: 'pacFailed', source, problem: 'unreadable', detail: 'its escapes make no text' });
  }
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');
const tooLarge = (source: string): never => stopWith({ kind: 'pacFailed', source, problem: 'tooLarge', detail: '1 MiB' });
