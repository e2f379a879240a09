import type { PageInput } from './page-input.ts';

/** Statuses of the parts of a 207, in order: of WebDAV's `status` elements and of members of that name; null for other answers. */
export function readPartStatuses({ status, body }: Pick<PageInput, 'status' | 'body'>): readonly number[] | null {
  if (status !== 207) return null;
  return Array.from((body ?? '').matchAll(/(?:>\s*HTTP\/1\.[01] |"(?:status|code)":\s*"?)([1-5]\d\d)\b/g), ([, code]) =>
    Number(code),
  );
}
