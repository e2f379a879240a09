import { webUrl } from '../web-url.ts';
import type { HeaderLink } from '../../http/link-header.ts';
import type { JsonArray } from '../json-value.ts';
import type { PagingConfidence, TurnRequests } from '../page.ts';
import type { PagingCorrection } from '../../model/paging-correction.ts';
import type { ReadInput } from '../page-input.ts';
import type { StyleName } from './style-words.ts';

/** What a style is read from: the answer, its Link header taken apart, and the rows it holds. */
export interface PagingInput extends ReadInput {
  readonly headerLinks: readonly HeaderLink[];
  readonly rows: JsonArray;
  /** What a person said: the least sign of the style they chose is enough. */
  readonly correction: PagingCorrection | null;
}

/** What a style finds. Addresses are absolute; what it does not say is left out and worked out from the rest. */
export interface PagingReading {
  readonly first?: string | null;
  readonly previous?: string | null;
  readonly next?: string | null;
  readonly last?: string | null;
  /** How pages are asked for where no address does it. */
  readonly requests?: Partial<TurnRequests>;
  readonly count?: number | null;
  readonly pageSize?: number | null;
  /** Number of this page from 1, when the answer itself says it. */
  readonly page?: number | null;
  /** Number of pages, when the answer itself says it. */
  readonly pages?: number | null;
  /** Rows before this page, when the answer itself says it. */
  readonly offset?: number | null;
  /** The request was one for a later page, also where nothing leads back to the first. */
  readonly isLater?: boolean;
  readonly readFrom: readonly string[];
  /** The answer gives the way on itself, unless said otherwise. */
  readonly confidence?: PagingConfidence;
  /** The name under which pages are numbered, where it is not one of the usual. */
  readonly pageParam?: string;
  /** The name under which rows are skipped, where it is not one of the usual. */
  readonly offsetParam?: string;
  /** The style's own name for the size parameter, where one is usual and the address has none. */
  readonly usualSizeParam?: string;
  /** What the first page is called, where the answer or the request tells. */
  readonly firstNumber?: 0 | 1;
}

/** One way to divide a list into pages. */
export interface PagingStyle {
  readonly name: StyleName;
  /** Reads paging of this style; null when the answer has another or none. */
  read(input: PagingInput): PagingReading | null;
}

/** An address found in an answer, made absolute; null when it is none that can be followed. */
export const turn = (value: unknown, base: string): string | null =>
  typeof value === 'string' && value !== '' ? webUrl(value, base) : null;

/** An address made from the one that was asked for; null when that is none. */
export const made = (address: string): string | null => webUrl(address, address);
