import { readList } from '#shared/hypermedia/read-page';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import { charsetOf } from '#shared/http/media-type';
import { readRange, type ByteSource } from '../byte-source.ts';
import { detectCharset } from '../charsets.ts';
import { longestPage } from '../pages/read-body-page.ts';
import { type RowStretch, stretchOfLines } from './row-stretch.ts';

export interface MadeOf {
  /** The address of the page. */
  readonly base: string;
  readonly contentType: string | null;
}

/** The rows of a body that is no list of JSON, as a kind of API makes them of it or as they stand on its lines; null where it holds none. */
export function makeRows(source: ByteSource, { base, contentType }: MadeOf): RowStretch | null {
  if (source.bytes > longestPage) return null;
  const bytes = readRange(source, 0, source.bytes);
  const { name } = detectCharset(bytes.subarray(0, 64), charsetOf(contentType));
  const body = new TextDecoder(name).decode(bytes);
  const headers: [string, string][] = contentType === null ? [] : [['Content-Type', contentType]];
  const list = readList({ method: 'GET', url: base, status: 200, headers, body });
  return list && stretchOfLines(list.rows.map(writeJsonLine));
}
