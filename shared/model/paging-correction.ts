import { z } from 'zod';
import { styleWords, type StyleName } from '../hypermedia/paging/style-words';

const styleNames = Object.keys(styleWords) as [StyleName, ...StyleName[]];
const name = z.string().min(1).max(200).nullable();
const pointer = z.string().max(1_000).nullable();

/** How a list is divided into pages, where a person knows better than the guess. What is null is found as ever. */
export const pagingCorrectionSchema = z.strictObject({
  /** `none`: the list has no pages. */
  style: z.enum(['none', ...styleNames]),
  /** JSON Pointer of the rows; empty means that the body is the list. */
  rows: pointer.default(null),
  /** Where the place of a page is sent: a query parameter; for a body that is sent, the names that lead there with dots between. */
  param: name.default(null),
  /** Query parameter for the number of rows on a page. */
  sizeParam: name.default(null),
  /** JSON Pointer of the token, of the address, or of the flag that there is more. */
  from: pointer.default(null),
  /** What the first page is called. */
  firstNumber: z
    .union([z.literal(0), z.literal(1)])
    .nullable()
    .default(null),
});
export type PagingCorrection = z.infer<typeof pagingCorrectionSchema>;

/** A correction that only names the style. */
export const correctionOf = (style: PagingCorrection['style']): PagingCorrection => ({
  style,
  rows: null,
  param: null,
  sizeParam: null,
  from: null,
  firstNumber: null,
});
