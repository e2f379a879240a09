import { headerValue } from '../http/header-list.ts';
import type { PagingCorrection } from '../model/paging-correction.ts';
import { readBreadcrumbs } from './breadcrumbs.ts';
import { readCell } from './cells.ts';
import { findLinks, pageLink } from './find-links.ts';
import { linksOfHead } from './links-of-head.ts';
import { webUrl } from './web-url.ts';
import type { Known } from './known.ts';
import { isArray, isObject, textMember, valueAt, type JsonArray, type JsonObject, type JsonValue } from './json-value.ts';
import { collectionUrl, resourceOf } from './form-start.ts';
import type { FormPlace } from './forms/form-source.ts';
import { readForms } from './forms/read-forms.ts';
import type { KindList, KindReading } from './kinds/kind.ts';
import { readKind } from './kinds/registry.ts';
import { readXml } from './kinds/xml-lists.ts';
import { readTable } from './list-table.ts';
import type { Cell, PageKind, PageLink, PageMethod, PageModel, PageTable, Paging } from './page.ts';
import type { PageInput, ReadInput } from './page-input.ts';
import { withoutPages } from './page-words.ts';
import { readPaging } from './paging/registry.ts';
import { readPartStatuses } from './part-statuses.ts';
import { readHtmlTitle } from './html-title.ts';
import { readBodyJson } from './body-json.ts';
import type { parseJson } from './parse-json.ts';
import { parseList } from './parse-list.ts';
import { parseXml } from './parse-xml.ts';
import { filtersOfForms } from './filters/filters-of-forms.ts';
import { readFilters } from './filters/read-filters.ts';
import { openApiLinks } from './openapi/openapi-links.ts';
import { readOpenApiResource, type OpenApiResource } from './openapi/openapi-resource.ts';
import { readFormats } from './read-formats.ts';
import { readMethods, withOffered } from './read-methods.ts';
import { readFields } from './resource-fields.ts';
import { templatesOfHead } from './templates-of-head.ts';
import { readTitle } from './title.ts';
import { type ViewWords, viewWords } from './view-words.ts';
import { writeJson } from './write-json.ts';

const noMembers: JsonObject = new Map();

/** What an answer lets you do next. Any input gives a page; what cannot be read still has crumbs, methods and header links. */
export function readPage(page: PageInput, known: Known = {}): PageModel {
  const input = prepare(page);
  const { url } = input;
  const { kind, reading } = readBody(input, known.paging);
  const openApi = readOpenApiResource(known.openApi, url);
  const breadcrumbs = readBreadcrumbs(url);
  const paging = reading.list && readPaging(input, reading.list.items, known.paging);
  const { title, description } = wordsOf(input, reading, { breadcrumbs, view: viewWords({ input, known, kind }, openApi) });
  const methods = readMethods(input, known, openApi);
  const given = [...headerLinks(input), ...reading.links, ...valueLinks(input, reading)];
  const links = [...given, ...describedLinks(openApi, input, given)];
  const table = reading.list && tableOf(reading.list, input);
  const { forms, actions, offered } = readForms(formPlace({ input, known, openApi, kind, reading, title }, methods, paging));
  return {
    kind,
    url,
    title,
    description,
    breadcrumbs,
    methods: withOffered(methods, offered),
    links,
    table,
    fields: readFields(shownBeside(kind, reading, paging), '', url),
    value: bareValue(input),
    embedded: reading.embedded?.() ?? [],
    filters:
      table &&
      readFilters({
        url,
        kind,
        paging,
        table,
        links,
        openApi,
        offered: [...(reading.offered ?? []), ...filtersOfForms(forms, url)],
        asking: reading.asking,
        fields: forms.find(({ method }) => method === 'POST')?.fields ?? [],
      }),
    forms,
    actions,
    formats: readFormats({ input, known, kind, openApi }),
    paging,
    sample: sampleOf(reading, input.status),
    partStatuses: readPartStatuses(input),
    htmlTitle: readHtmlTitle(input),
    framing: input.framing,
  };
}

const shownOf = ({ shown, resource }: KindReading): JsonObject => shown ?? resource ?? noMembers;

/** What an answer says of its pages is told where they are turned; kinds that have places of their own for it leave it out themselves. */
const shownBeside = (kind: PageKind, reading: KindReading, paging: Paging | null): JsonObject =>
  paging === null || (kind !== 'plain' && kind !== 'hal') ? shownOf(reading) : withoutPages(shownOf(reading));

interface Around {
  readonly breadcrumbs: PageModel['breadcrumbs'];
  readonly view: ViewWords;
}

/** What a page is called and says of itself: by its body, else by the view behind it, else by its address. */
function wordsOf(
  input: ReadInput,
  reading: KindReading,
  { breadcrumbs, view }: Around,
): Pick<PageModel, 'title' | 'description'> {
  const ofView = reading.list && input.status < 400 ? view.name : null;
  const title = reading.title || ofView || readTitle(input, reading, breadcrumbs);
  const said = input.status < 400 ? (view.description ?? '') : descriptionOf(input);
  return { title, description: reading.description ?? said };
}

type Found = Pick<FormPlace, 'input' | 'known' | 'openApi' | 'kind' | 'reading' | 'title'>;

function formPlace(found: Found, methods: readonly PageMethod[], paging: Paging | null): FormPlace {
  const allowed = new Set(methods.filter((one) => one.allowed).map(({ method }) => method));
  const urlOfAll = collectionUrl(found.input.url, paging, found.reading.list !== null);
  return { ...found, allowed, collectionUrl: urlOfAll, resource: resourceOf(found) };
}

/** So many rows of a long list are in the model; all of them can be had by the list's place in the body. */
export const rowsInModel = 500;

function tableOf({ items, pointer, included }: KindList, { json, url, framing }: ReadInput): PageTable {
  // Rows that a kind made of what stands in the body cannot be found there again, nor a list that its lines make.
  const isInBody = framing !== 'lines' && valueAt(json, pointer) === items;
  return isInBody
    ? readTable(items, pointer, url, { most: rowsInModel, included })
    : { ...readTable(items, pointer, url, { most: rowsInModel }), isMade: true };
}

/** The rows of an answer and the way on, without the page around them. */
export interface ListReading {
  readonly kind: PageKind;
  readonly rows: JsonArray;
  /** JSON Pointer of the list. */
  readonly pointer: string;
  readonly paging: Paging | null;
  /** Resources came along that the rows are related to (JSON:API, `included`). */
  readonly hasIncluded: boolean;
}

interface ListHints {
  /** How the pages are made, where a person said so. */
  readonly correction?: PagingCorrection | null | undefined;
  /** Where the list stood on the page before: a last page may have lost the marks that tell. */
  readonly pointer?: string | undefined;
  /** The body as JSON, where somebody has read it by now. */
  readonly json?: JsonValue | undefined;
}

/** The list of an answer for those who only want its rows; null when it holds none. */
export function readList(page: PageInput, { correction = null, pointer, json }: ListHints = {}): ListReading | null {
  const input = prepare(page, json === undefined ? parseList : undefined, json);
  const { kind, reading } = readBody(input, correction);
  const list = reading.list ?? listAt(input.json, pointer);
  if (list === null) return null;
  const paging = readPaging(input, list.items, correction);
  return { kind, rows: list.items, pointer: list.pointer, paging, hasIncluded: list.included !== undefined };
}

function listAt(json: JsonValue | undefined, pointer: string | undefined): KindReading['list'] {
  const items = pointer === undefined ? undefined : valueAt(json, pointer);
  return pointer !== undefined && isArray(items) ? { items, pointer } : null;
}

function bareValue({ json, url }: ReadInput): Cell | null {
  return json === undefined || isArray(json) || isObject(json) ? null : readCell(json, '', url);
}

/** What an error says is no model for a body. */
function sampleOf({ list, resource }: KindReading, status: number): string | null {
  if (status >= 400) return null;
  const model = list === null ? resource : (list.models ?? list.items).find(isObject);
  return model ? writeJson(model) : null;
}

function prepare(page: PageInput, parse?: typeof parseJson, known?: JsonValue): ReadInput {
  const contentType = headerValue(page.headers, 'Content-Type');
  const { status, body } = page;
  const read =
    known === undefined && body !== null
      ? readBodyJson({ text: body, contentType, status }, parse)
      : { json: known, framing: null };
  // HTML may read as XML, and is for people.
  const isHtml = contentType !== null && /^\s*text\/html\b/i.test(contentType);
  const xml = read.json === undefined && body !== null && !isHtml ? parseXml(body) : undefined;
  return { ...page, ...read, xml, contentType };
}

function readBody(input: ReadInput, correction: PagingCorrection | null | undefined): ReturnType<typeof readKind> {
  if (input.json === undefined) {
    return readXml(input) ?? { kind: 'opaque', reading: { list: null, resource: null, links: [] } };
  }
  const read = readKind(input.json, input);
  const rows = correction?.rows;
  // Rows that a person pointed at are the list, whatever the kind makes of the body.
  return typeof rows !== 'string' || rows === read.reading.list?.pointer
    ? read
    : { kind: read.kind, reading: { ...read.reading, list: listAt(input.json, rows) } };
}

function headerLinks({ headers, url, status }: ReadInput): PageLink[] {
  const links = linksOfHead({ headers, url }).map((link) => ({ ...link, pointer: 'Link' }));
  const location = headerValue(headers, 'Location');
  // A redirect that was followed has no page of its own; what was made or stopped at does.
  const there = location === null || status < 201 ? [] : [{ uri: location, rel: 'location', title: null, pointer: 'Location' }];
  const plain = [...there, ...links].flatMap(({ uri, rel, title, pointer }) => {
    const address = webUrl(uri, url);
    return address === null ? [] : [pageLink({ rel, url: address, pointer, place: 'header', title }, url)];
  });
  return [...plain, ...templatesOfHead({ headers, url })];
}

/** Links that only a description of the API knows of. */
function describedLinks(openApi: OpenApiResource | null, input: ReadInput, given: readonly PageLink[]): PageLink[] {
  if (openApi === null || input.status >= 300) return [];
  const known = new Set([...given.map(({ url }) => url), input.url]);
  return openApiLinks(openApi, input).filter(({ url }) => !known.has(url));
}

/** Links among the values; those of list rows belong to their cells. What XML has in places for addresses is found there. */
function valueLinks({ url, xml }: ReadInput, { resource, links }: KindReading): PageLink[] {
  if (resource === null) return [];
  const known = new Set(xml === undefined ? [] : links.map((link) => link.url));
  return findLinks(resource, url).filter((link) => !known.has(link.url));
}

/** An error says what is wrong in a place of its own. */
function descriptionOf({ status, json }: ReadInput): string {
  if (status < 400 || !isObject(json)) return '';
  return errorText(json) ?? '';
}

function errorText(json: JsonObject): string | null {
  const direct = textMember(json, 'detail') ?? textMember(json, 'message') ?? textMember(json, 'error_description');
  return direct ?? textMember(json.get('error'), 'message') ?? textMember(json, 'error');
}
