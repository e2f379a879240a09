import { type Command, InvalidArgumentError } from 'commander';
import type { Limits } from '#shared/model/request-options';

/** The flags that bound what a server may send. */
export interface LimitFlags {
  readonly limitHead?: number;
  readonly limitHeadLines?: number;
  readonly limitInterims?: number;
  readonly limitEncodings?: number;
  readonly limitTrailers?: number;
  readonly limitBody?: number;
  readonly limitDecoded?: number;
}

export function addLimitFlags(command: Command): Command {
  return command
    .option('--limit-head <size>', 'bytes of a head, such as 64k', readSize)
    .option('--limit-head-lines <count>', 'lines of a head', readCount)
    .option('--limit-interims <count>', 'interim answers (1xx) before the answer', readCount)
    .option('--limit-encodings <count>', 'content codings on top of each other', readCount)
    .option('--limit-trailers <size>', 'bytes of trailers', readSize)
    .option('--limit-body <size>', 'bytes of a body as it comes, such as 100M', readSize)
    .option('--limit-decoded <size>', 'bytes of a body after decoding', readSize);
}

const names: Readonly<Record<keyof LimitFlags, keyof Limits>> = {
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
  for (const flag of Object.keys(names) as (keyof LimitFlags)[]) limits[names[flag]] = flags[flag] ?? limits[names[flag]];
  return limits;
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Bytes; k, M and G are powers of 1024. */
function readSize(text: string): number {
  const [, digits, unit = ''] = /^(\d{1,12})([kmg]?)$/i.exec(text) ?? [];
  const bytes = Number(digits) * (units[unit.toLowerCase()] ?? Number.NaN);
  if (!Number.isSafeInteger(bytes) || bytes < 1)
    throw new InvalidArgumentError('It is a number of bytes from 1, such as 500, 64k, 10M or 1G.');
  return bytes;
}

function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, from 0.');
  return Number(text);
}
