import type { FormField } from './forms/form-field';
import type { FormSource, PageForm } from './forms/page-form';
import type { JsonNumber } from './json-value';
import type { Framing } from './page-input';
import type { PageFilters } from './page-filters';
import type { StyleName } from './paging/style-words';

/** What a table cell or a field shows. Text is as received. */
export type Cell =
  | { readonly kind: 'missing' }
  | { readonly kind: 'null' }
  | { readonly kind: 'text'; readonly text: string }
  /** Digits, dates, identifiers: data rather than prose. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'link'; readonly text: string; readonly url: string; readonly newOrigin: boolean }
  | { readonly kind: 'list'; readonly text: string; readonly count: number }
  | { readonly kind: 'object'; readonly text: string; readonly count: number };

export interface Crumb {
  readonly label: string;
  readonly url: string;
  /** The page itself. */
  readonly current: boolean;
}

export interface PageMethod {
  readonly method: string;
  readonly allowed: boolean;
  readonly source: MethodSource;
  /** What the source calls it, or why it is not allowed; may be empty. */
  readonly words: string;
}

/** Where it is known from that a method is allowed, or is not. `answer`: a 401, 403 or 405 just said so. */
export type MethodSource = 'Allow' | 'OPTIONS' | 'OpenAPI' | 'action' | 'form' | 'permission' | 'answer';

export interface PageLink {
  readonly rel: string;
  /** Title given with the link, else a reading of the relation. */
  readonly label: string;
  /** JSON Pointer into the body, or the name of the header field, or who describes it. */
  readonly pointer: string;
  /** In the head, in a place made for links (`_links`, `links`), as the value of some key, or only in a description of the API. */
  readonly place: 'header' | 'container' | 'value' | 'described';
  /** Absolute. With `templated`, the template as sent. */
  readonly url: string;
  readonly templated: boolean;
  /** What fills the gaps of a template (RFC 6570). */
  readonly variables: readonly FormField[];
  /** Leads to another origin than the page's. */
  readonly newOrigin: boolean;
}

export interface TableColumn {
  readonly name: string;
  /** How all its cells are set; `number` is right-aligned. */
  readonly kind: 'text' | 'code' | 'number' | 'boolean' | 'mixed';
}

export interface TableRow {
  /** Position in the list, from 0. */
  readonly index: number;
  readonly cells: readonly Cell[];
  /** Address of the resource the row stands for. */
  readonly url: string | null;
  /** That resource is at another origin than the list. */
  readonly newOrigin: boolean;
}

export interface PageTable {
  /** JSON Pointer of the list. */
  readonly pointer: string;
  readonly columns: readonly TableColumn[];
  /** Rows have so many more, for which a table has no room. */
  readonly moreColumns?: number;
  /** The first rows, or all of them. */
  readonly rows: readonly TableRow[];
  /** Rows of the list, whether they are in `rows` or not. */
  readonly rowCount: number;
  /** Column that names the row and carries its link; -1 when none does. */
  readonly nameColumn: number;
  /** Column whose value is the row's own address; -1 when there is none. Shown by the name column instead. */
  readonly urlColumn: number;
  /** The rows were made of what stands in the body, and cannot be found there again by the pointer. */
  readonly isMade?: boolean;
  /** Of the list at the pointer, only the rows that have this text under this name. */
  readonly where?: { readonly name: string; readonly text: string };
}

/** One member of a resource, with what lies inside it. */
export interface PageField {
  readonly name: string;
  readonly pointer: string;
  readonly cell: Cell;
  /** Members of an embedded object. */
  readonly fields: readonly PageField[];
  /** An embedded list of objects. */
  readonly table: PageTable | null;
  /** What a list that holds nothing but addresses leads to, as far as it is shown; empty for any other value. */
  readonly links: readonly FieldLink[];
}

export interface FieldLink {
  readonly text: string;
  readonly url: string;
  readonly newOrigin: boolean;
}

/** A resource inside another, in a place made for such (`_embedded`, `entities`, `included`). */
export interface PageEmbedded {
  readonly rel: string;
  readonly title: string;
  readonly pointer: string;
  /** Its own address; null when it has none. */
  readonly url: string | null;
  readonly fields: readonly PageField[];
  /** Set when it is a list. */
  readonly table: PageTable | null;
  /** Where it leads, beside its own address. */
  readonly links: readonly PageLink[];
  /** What is embedded in it in turn. */
  readonly embedded: readonly PageEmbedded[];
}

/** Something that can be done here beyond the usual methods of the resource. */
export interface PageAction {
  readonly name: string;
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly source: FormSource;
  /** The form to fill in first; null when nothing has to be. */
  readonly formId: string | null;
}

/** A representation the resource can be had in. */
export interface PageFormat {
  readonly mediaType: string;
  /** The server's short name (`json`, `api`), else a reading of the media type. */
  readonly label: string;
  readonly source: 'OPTIONS' | 'OpenAPI' | 'Alternates' | 'Link' | 'answer' | 'address';
  /** Address that gives it whatever is accepted; null where `Accept` asks for it. */
  readonly url: string | null;
  /** This page is in it. */
  readonly current: boolean;
}

/** How sure a style is: the answer gives the way on, or gives what the way on is made of, or only the request suggests it. */
export type PagingConfidence = 'given' | 'likely' | 'guessed';

/** A page that an address alone does not ask for. */
export type TurnRequest =
  /** The same address with another value of a header. */
  { readonly kind: 'header'; readonly name: string; readonly value: string } | BodyTurn;

/** The same address with a value at a place of the JSON body, given as the names that lead to it; null takes it out. */
export interface BodyTurn {
  readonly kind: 'body';
  readonly path: readonly string[];
  readonly value: TurnValue | null;
  /** The address to ask instead, where nothing else stands in the body. */
  readonly url?: string;
}

/** What tells the place of a page: text, a number, or any other value as it is written in JSON. */
export type TurnValue = string | JsonNumber | { readonly json: string };

/** The turns that a style has, each null where it has no such page or the page has an address. */
export interface TurnRequests {
  readonly first: TurnRequest | null;
  readonly previous: TurnRequest | null;
  readonly next: TurnRequest | null;
  readonly last: TurnRequest | null;
}

/** Where this page stands among its pages, and how to turn it. */
export interface Paging {
  readonly style: StyleName;
  readonly confidence: PagingConfidence;
  /** Names of what the style was read from, as they stand in the answer. */
  readonly readFrom: readonly string[];
  readonly first: string | null;
  readonly previous: string | null;
  readonly next: string | null;
  readonly last: string | null;
  /** How pages without an address of their own are asked for. */
  readonly requests: TurnRequests;
  /** Rows in the whole list. */
  readonly count: number | null;
  readonly pageSize: number | null;
  /** Number of this page from 1, and of the last. */
  readonly page: number | null;
  readonly pages: number | null;
  /** Rows on this page, counted from 1 through the whole list. */
  readonly range: { readonly from: number; readonly to: number } | null;
  /** Query parameters by which another page or another size can be asked for. */
  readonly pageParam: string | null;
  /** What the first page is called in that parameter. */
  readonly firstNumber: 0 | 1;
  readonly offsetParam: string | null;
  readonly sizeParam: string | null;
}

export type PageKind =
  | 'drf'
  | 'drf-metadata'
  | 'hal'
  | 'hal-forms'
  | 'json-api'
  | 'siren'
  | 'collection-json'
  | 'hydra'
  | 'json-ld'
  | 'fhir'
  | 'odata'
  | 'graphql'
  | 'atom'
  | 'object-listing'
  | 'plain'
  | 'plain-xml'
  | 'opaque';

/** What an answer lets you do next: one picture that the page, the command line and tests lay out. */
export interface PageModel {
  readonly kind: PageKind;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly breadcrumbs: readonly Crumb[];
  readonly methods: readonly PageMethod[];
  readonly links: readonly PageLink[];
  readonly table: PageTable | null;
  readonly fields: readonly PageField[];
  /** A body that is one bare value. */
  readonly value: Cell | null;
  readonly embedded: readonly PageEmbedded[];
  readonly filters: PageFilters | null;
  readonly forms: readonly PageForm[];
  readonly actions: readonly PageAction[];
  readonly formats: readonly PageFormat[];
  readonly paging: Paging | null;
  /** The resource as received, or the first row of the list, as JSON text: what a body to send can be modelled on. */
  readonly sample: string | null;
  /** Of a 207, the statuses of its parts in order; null for any other answer. */
  readonly partStatuses?: readonly number[] | null;
  /** What an HTML page calls itself; null for any other. */
  readonly htmlTitle?: string | null;
  /** How the JSON of the page was written, where it is not the body as it stands. */
  readonly framing?: Framing | null;
}
