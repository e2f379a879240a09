import type { Row } from '../../model/row';
import { asText, field, isRecord, listIn, textIn } from '../loose';
import { postmanRow } from './postman-row';

export interface PostmanUrl {
  /** Without its query where the query has rows of its own. */
  readonly url: string;
  readonly query: readonly Row[] | undefined;
  readonly path: readonly Row[];
}

/** An address of Postman: text, or text with its parts beside it. */
export function readPostmanUrl(value: unknown): PostmanUrl {
  if (!isRecord(value)) return { url: asText(value), query: undefined, path: [] };
  const raw = textIn(value, 'raw') || joined(value);
  const rows = listIn(value, 'query').filter(isRecord);
  return {
    url: raw,
    query: rows.length === 0 ? undefined : rows.map(queryRow),
    path: listIn(value, 'variable').filter(isRecord).map(pathRow),
  };
}

const queryRow = (row: object): Row => ({ ...postmanRow(row), ...(field(row, 'value') == null && { bare: true }) });

const pathRow = (row: object): Row => ({ ...postmanRow(row), name: textIn(row, 'key') || textIn(row, 'id') });

function joined(value: object): string {
  const host = partOf(value, 'host', '.');
  const protocol = textIn(value, 'protocol');
  const port = textIn(value, 'port');
  const path = partOf(value, 'path', '/').replace(/^\//, '');
  const hash = textIn(value, 'hash');
  return `${protocol === '' ? '' : `${protocol}://`}${host}${port === '' ? '' : `:${port}`}${path === '' ? '' : `/${path}`}${hash === '' ? '' : `#${hash}`}`;
}

function partOf(value: object, name: string, between: string): string {
  const part = field(value, name);
  if (!Array.isArray(part)) return asText(part);
  return part.map((step) => (isRecord(step) ? textIn(step, 'value') : asText(step))).join(between);
}
