import type { PageKind, PageModel } from '../page';
import { pageOf } from '../kinds/kinds.test-support';

/** What is at stake in an example of a kind, each on a line; what is left out is not looked at. */
export interface Glimpse {
  readonly kind: PageKind;
  readonly title?: string;
  readonly description?: string;
  /** Rows of the list; null where it is one resource. */
  readonly rows?: number | null;
  readonly columns?: readonly string[];
  readonly fields?: readonly string[];
  /** Relation and address; a template as it was sent. */
  readonly links?: readonly string[];
  /** Method, address, and fields with a star for what is required. */
  readonly forms?: readonly string[];
  readonly embedded?: readonly string[];
  readonly next?: string | null;
}

/** An answer and what is found in it; shortened, where it is somebody else’s. */
export interface KindExample {
  readonly name: string;
  /** The specification or the documentation of a public API that shows it, where somebody else wrote it. */
  readonly source?: string;
  readonly url: string;
  readonly body: unknown;
  readonly type?: string;
  readonly status?: number;
  readonly found: Glimpse;
}

/** An answer that has something of a kind and is of another. */
export interface KindMiss {
  readonly name: string;
  readonly body: unknown;
  readonly instead: PageKind;
  readonly type?: string;
}

/** All that a page can be glimpsed by. */
export function glimpse({ url, body, ...said }: Pick<KindExample, 'url' | 'body' | 'type' | 'status'>): Required<Glimpse> {
  const page = pageOf(body, { url, ...said });
  const { kind, title, description, table, fields, links, forms, embedded, paging } = page;
  return {
    kind,
    title,
    description,
    rows: table?.rowCount ?? null,
    columns: table?.columns.map(({ name }) => name) ?? [],
    fields: fields.map(({ name }) => name),
    links: links.map(({ rel, url: address }) => `${rel} ${address}`),
    forms: forms.map(formLine),
    embedded: embedded.map(({ rel }) => rel),
    next: paging?.next ?? null,
  };
}

const formLine = ({ method, url, fields }: PageModel['forms'][number]): string =>
  `${method} ${url} ${fields.map(({ name, required }) => `${name}${required ? '*' : ''}`).join(' ')}`.trimEnd();
