import { type Command, InvalidArgumentError } from 'commander';
import type { Limits, RequestOptions } from '#shared/model/request-options';

/** The flags that bound what a server may send. */
export interface LimitFlags {
  readonly limitHead?: number;
  readonly limitHeadLines?: number;
  readonly limitInterims?: number;
  readonly limitEncodings?: number;
  readonly limitTrailers?: number;
  readonly limitBody?: number;
  readonly limitDecoded?: number;
  readonly limitFirstByte?: number;
  readonly limitIdle?: number;
  readonly limitRedirects?: number;
}

export function addLimitFlags(command: Command): Command {
  return command
    .option('--limit-head <size>', 'bytes of a head, such as 64k', readSize)
    .option('--limit-head-lines <count>', 'lines of a head', readCount)
    .option('--limit-interims <count>', 'interim answers (1xx) before the answer', readCount)
    .option('--limit-encodings <count>', 'content codings on top of each other', readCount)
    .option('--limit-trailers <size>', 'bytes of trailers', readSize)
    .option('--limit-body <size>', 'bytes of a body as it comes, such as 100M', readSize)
    .option('--limit-decoded <size>', 'bytes of a body after decoding', readSize)
    .option('--limit-first-byte <seconds>', 'until the answer begins', readLimitSeconds)
    .option('--limit-idle <seconds>', 'in which nothing more arrives', readLimitSeconds)
    .option('--limit-redirects <count>', 'redirects that are followed', readRedirects);
}

type SizeFlag = Exclude<keyof LimitFlags, 'limitFirstByte' | 'limitIdle' | 'limitRedirects'>;

const names: Readonly<Record<SizeFlag, keyof Limits>> = {
  limitHead: 'headBytes',
  limitHeadLines: 'headLines',
  limitInterims: 'interims',
  limitEncodings: 'encodings',
  limitTrailers: 'trailerBytes',
  limitBody: 'bodyBytes',
  limitDecoded: 'decodedBytes',
};

/** The limits, with those of the command line put in. */
export function limitsWith(flags: LimitFlags, usual: Limits): Limits {
  const limits: Record<keyof Limits, number> = { ...usual };
  for (const flag of Object.keys(names) as SizeFlag[]) limits[names[flag]] = flags[flag] ?? limits[names[flag]];
  return limits;
}

/** The limits that are options of their own, where the command line says them. */
export const limitOptions = ({ limitFirstByte, limitIdle, limitRedirects }: LimitFlags): Partial<RequestOptions> => ({
  ...(limitFirstByte !== undefined && { firstByteTimeoutMs: Math.ceil(limitFirstByte * 1000) }),
  ...(limitIdle !== undefined && { idleTimeoutMs: Math.ceil(limitIdle * 1000) }),
  ...(limitRedirects !== undefined && { maxRedirects: limitRedirects }),
});

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Bytes; k, M and G are powers of 1024. */
function readSize(text: string): number {
  const [, digits, unit = ''] = /^(\d{1,12})([kmg]?)$/i.exec(text) ?? [];
  const bytes = Number(digits) * (units[unit.toLowerCase()] ?? Number.NaN);
  if (!Number.isSafeInteger(bytes) || bytes < 1)
    throw new InvalidArgumentError('It is a number of bytes from 1, such as 500, 64k, 10M or 1G.');
  return bytes;
}

function readLimitSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 1_000_000)) throw new InvalidArgumentError('It is a number of seconds above 0.');
  return seconds;
}

function readRedirects(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100) throw new InvalidArgumentError('It is a whole number, from 0 to 100.');
  return Number(text);
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, from 0.');
  return Number(text);
}
