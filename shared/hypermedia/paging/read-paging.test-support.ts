import type { HeaderList } from '../../model/exchange-event';
import { correctionOf } from '../../model/paging-correction';
import type { Paging } from '../page';
import { readList } from '../read-page';
import type { StyleName } from './style-words';

export const root = 'http://127.0.0.1:7070';

/** Rows with ids that count down from some number, as newest-first lists have them. */
export const rows = (count: number, from = count): { id: number }[] =>
  Array.from({ length: count }, (_, at) => ({ id: from - at }));

interface Asked {
  readonly headers?: HeaderList;
  readonly method?: string;
  readonly style?: StyleName;
}

/** How an answer is paged; a body that is text is sent as it is, any other as JSON. */
export function paging(url: string, body: unknown, { headers = [], method = 'GET', style }: Asked = {}): Paging | null {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (
    readList(
      { method, url: root + url, status: 200, headers, body: text },
      { correction: style === undefined ? null : correctionOf(style) },
    )?.paging ?? null
  );
}

/** The style, the ways on and back without the origin, and what was known of the whole. */
export const shape = (found: Paging | null) =>
  found && {
    style: found.style,
    previous: found.previous?.replace(root, '') ?? null,
    next: found.next?.replace(root, '') ?? null,
    count: found.count,
  };

/** An answer as a specification or the documentation of a public API shows it, shortened, and what is to be found. */
export interface Example {
  readonly name: string;
  readonly url: string;
  readonly body: unknown;
  readonly headers?: [string, string][];
  readonly found: ReturnType<typeof shape>;
}

/** What is found in an example. */
export const read = ({ url, body, headers = [] }: Example) => shape(paging(url, body, { headers }));
