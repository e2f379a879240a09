import type { HeaderList } from '../../model/exchange-event';
import { correctionOf } from '../../model/paging-correction';
import type { Paging, TurnRequest } from '../page';
import { readList } from '../read-page';
import { textOfTurn } from './turns';
import type { StyleName } from './style-words';

export const root = 'http://127.0.0.1:7070';

/** Rows with ids that count down from some number, as newest-first lists have them. */
export const rows = (count: number, from = count): { id: number }[] =>
  Array.from({ length: count }, (_, at) => ({ id: from - at }));

interface Asked {
  readonly headers?: HeaderList;
  readonly method?: string;
  readonly style?: StyleName;
  readonly type?: string;
}

/** How an answer is paged; a body that is text is sent as it is, any other as JSON. A path is one of the root. */
export function paging(url: string, body: unknown, { headers = [], method = 'GET', style, type }: Asked = {}): Paging | null {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const head: HeaderList = type === undefined ? headers : [['Content-Type', type], ...headers];
  return (
    readList(
      { method, url: url.startsWith('/') ? root + url : url, status: 200, headers: head, body: text },
      { correction: style === undefined ? null : correctionOf(style) },
    )?.paging ?? null
  );
}

/** The style, the ways on and back without the origin, and what was known of the whole. */
export const shape = (found: Paging | null) =>
  found && {
    style: found.style,
    previous: found.previous?.replace(root, '') ?? null,
    next: found.next?.replace(root, '') ?? changeIn(found.requests.next),
    count: found.count,
  };

/** How a page without an address is asked for: `Range: items=20-39`, or the place in the body and what stands there. */
function changeIn(request: TurnRequest | null): string | null {
  if (request === null) return null;
  if (request.kind === 'header') return `${request.name}: ${request.value}`;
  const { path, value, url } = request;
  const where = url === undefined ? '' : ` at ${url.replace(root, '')}`;
  return `${path.join('.')} = ${value === null || typeof value === 'string' ? value : textOfTurn(request)}${where}`;
}

/** An answer, and how it is paged. */
export interface StyleExample {
  readonly name: string;
  /** The specification or the documentation of a public API that shows it, where somebody else wrote it; it is shortened. */
  readonly source?: string;
  readonly url: string;
  readonly body: unknown;
  readonly headers?: readonly [string, string][];
  readonly method?: string;
  readonly type?: string;
  readonly found: ReturnType<typeof shape>;
}

/** What is found in an example. */
export const read = ({ url, body, headers = [], ...more }: StyleExample) =>
  shape(paging(url, body, { ...more, headers: [...headers] }));
