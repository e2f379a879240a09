import { webUrl } from '../find-links';
import type { HeaderLink } from '../../http/link-header';
import type { PagingStyleName } from '../page';
import type { ReadInput } from '../page-input';

/** What a style is read from: the answer, its Link header taken apart, and the rows it holds. */
export interface PagingInput extends ReadInput {
  readonly headerLinks: readonly HeaderLink[];
  readonly rowCount: number;
}

/** What a style finds. Addresses are absolute; what it does not say is left out and worked out from the rest. */
export interface PagingReading {
  readonly first?: string | null;
  readonly previous?: string | null;
  readonly next?: string | null;
  readonly last?: string | null;
  readonly count?: number | null;
  readonly pageSize?: number | null;
  /** Number of this page from 1, when the answer itself says it. */
  readonly page?: number | null;
  readonly readFrom: readonly string[];
  /** The style's own name for the size parameter, where one is usual and the address has none. */
  readonly usualSizeParam?: string;
}

/** One way to divide a list into pages. */
export interface PagingStyle {
  readonly name: PagingStyleName;
  /** Reads paging of this style; null when the answer has another or none. */
  read(input: PagingInput): PagingReading | null;
}

/** An address found in an answer, made absolute; null when it is none that can be followed. */
export const turn = (value: unknown, base: string): string | null =>
  typeof value === 'string' && value !== '' ? webUrl(value, base) : null;
