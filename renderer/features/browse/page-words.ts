import type { PagingStyleName } from '#shared/hypermedia/page';

/** How each style is called beside the pages it gives. */
export const styleWords: Readonly<Record<PagingStyleName, string>> = {
  'link-header': 'links in the head',
  'drf-page-number': 'page number, as DRF gives it',
  'drf-limit-offset': 'limit and offset, as DRF gives them',
  'drf-cursor': 'cursor, as DRF gives it',
  'json-api': 'JSON:API links',
  hal: 'HAL links',
  'nested-links': 'links beside the rows',
};

const sizes = [10, 20, 50, 100];

/** Sizes to choose from, the present one among them. */
export const sizeOptions = (current: number): { value: string; label: string }[] =>
  [...new Set([...sizes, current])].toSorted((a, b) => a - b).map((size) => ({ value: String(size), label: String(size) }));
