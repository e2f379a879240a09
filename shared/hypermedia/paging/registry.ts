import { readLinks } from '../../http/link-header';
import { headerValues } from '../../http/header-list';
import type { Paging } from '../page';
import type { ReadInput } from '../page-input';
import { drfCursor } from './drf-cursor';
import { drfLimitOffset, drfPageNumber } from './drf-count';
import { finishPaging } from './finish-paging';
import { hal } from './hal';
import { jsonApi } from './json-api';
import { linkHeader } from './link-header';
import { nestedLinks } from './nested-links';
import type { PagingStyle } from './paging-style';

/** Asked in this order; the first that recognises its marks wins. */
const styles: readonly PagingStyle[] = [linkHeader, drfLimitOffset, drfPageNumber, drfCursor, jsonApi, hal, nestedLinks];

/** How the list of an answer is divided into pages; null when it is not. */
export function readPaging(input: ReadInput, rowCount: number): Paging | null {
  const asked = { ...input, rowCount, headerLinks: readLinks(headerValues(input.headers, 'Link')) };
  for (const style of styles) {
    const reading = style.read(asked);
    if (reading) return finishPaging(style.name, reading, asked);
  }
  return null;
}
