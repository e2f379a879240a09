import { isObject, type JsonObject } from '../json-value';
import type { Known } from '../known';
import type { PageModel } from '../page';
import { parseJson } from '../parse-json';
import { readPage } from '../read-page';

interface Said {
  readonly url?: string;
  readonly type?: string;
  readonly headers?: readonly [string, string][];
  readonly known?: Known;
  readonly status?: number;
}

/** The page of a body, as JSON unless it is text already. */
export function pageOf(
  body: unknown,
  { url = 'http://api.test/orders', type = 'application/json', headers = [], known, status = 200 }: Said = {},
): PageModel {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readPage({ method: 'GET', url, status, headers: [['Content-Type', type], ...headers], body: text }, known);
}

/** Links in a word each: relation and address. */
export const linksOf = ({ links }: PageModel): string[] => links.map(({ rel, url }) => `${rel} ${url}`);

/** Forms in a line each: method, address, fields. */
export const formsOf = ({ forms }: PageModel): string[] =>
  forms.map(({ method, url, fields }) =>
    `${method} ${url} ${fields.map(({ name, type, required }) => `${name}${required ? '*' : ''}:${type}`).join(' ')}`.trim(),
  );

/** A body that is an object, as it is read. */
export function objectOf(value: object): JsonObject {
  const read = parseJson(JSON.stringify(value));
  if (!isObject(read)) throw new Error('no object');
  return read;
}

/** A description that was fetched. */
export const documentOf = (root: unknown, url = 'http://api.test/docs') => ({
  url,
  root: parseJson(JSON.stringify(root)) ?? null,
});
