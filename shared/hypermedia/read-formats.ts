import { headerValue } from '../http/header-list.ts';
import { essenceOf } from '../http/media-type.ts';
import { linksOfHead } from './links-of-head.ts';
import { webUrl } from './web-url.ts';
import { metadataOf } from './forms/sources/options-metadata.ts';
import { isArray, isObject, member, type JsonValue } from './json-value.ts';
import type { Known } from './known.ts';
import { successesOf } from './openapi/document-paths.ts';
import type { OpenApiOperation, OpenApiResource } from './openapi/openapi-resource.ts';
import type { PageFormat, PageKind } from './page.ts';
import type { ReadInput } from './page-input.ts';

interface Place {
  readonly input: ReadInput;
  readonly known: Known;
  readonly kind: PageKind;
  readonly openApi: OpenApiResource | null;
}

type Offer = Pick<PageFormat, 'mediaType' | 'source'> & { readonly url?: string | null; readonly label?: string };

/** The representations the resource is known to be had in, the one of this page among them; none when only this one is known. */
export function readFormats(place: Place): PageFormat[] {
  const current = essenceOf(place.input.contentType);
  const offers = [...fromOptions(place), ...fromOpenApi(place), ...fromHead(place.input), ...fromRefusal(place.input)];
  const own: Offer[] = current === null || place.input.status >= 300 ? [] : [{ mediaType: current, source: 'answer' }];
  const found = new Map<string, PageFormat>();
  for (const offer of [...offers, ...own]) {
    const essence = essenceOf(offer.mediaType) ?? '*';
    if (!essence.includes('*') && !found.has(essence)) found.set(essence, formatOf(offer, essence, current));
  }
  return found.size > 1 ? [...found.values()] : [];
}

const formatOf = ({ mediaType, source, label, url }: Offer, essence: string, current: string | null): PageFormat => ({
  mediaType,
  label: label ?? formatLabel(essence),
  source,
  url: url ?? null,
  current: essence === current,
});

const names: ReadonlyMap<string, string> = new Map([
  ['application/json', 'JSON'],
  ['text/html', 'HTML'],
  ['application/xml', 'XML'],
  ['text/xml', 'XML'],
  ['text/csv', 'CSV'],
  ['application/yaml', 'YAML'],
  ['text/plain', 'text'],
  ['application/vnd.api+json', 'JSON:API'],
  ['application/hal+json', 'HAL'],
  ['application/ld+json', 'JSON-LD'],
  ['application/atom+xml', 'Atom'],
]);

/** A media type in a word: what it is called, else its own last word. */
const formatLabel = (essence: string): string =>
  names.get(essence) ?? essence.replace(/^[^/]+\//, '').replace(/^(?:vnd|x|prs)[.-]/, '');

/** What DRF renders. */
function fromOptions(place: Place): Offer[] {
  const renders = metadataOf(place)?.get('renders');
  const types = isArray(renders) ? renders.filter((one) => typeof one === 'string') : [];
  return types.map((mediaType) => ({ mediaType, source: 'OPTIONS' }));
}

function fromOpenApi({ openApi }: Place): Offer[] {
  const reading = openApi?.operations.find(({ method }) => method === 'GET');
  if (!openApi || !reading) return [];
  const produces = reading.operation.get('produces') ?? member(openApi.document.root, 'produces');
  const types = isArray(produces) && openApi.version === 2 ? produces.filter((one) => typeof one === 'string') : [];
  return [...types, ...typesOfAnswers(reading, openApi)].map((mediaType) => ({
    mediaType,
    source: 'OpenAPI',
  }));
}

function typesOfAnswers(reading: OpenApiOperation, { document }: OpenApiResource): string[] {
  const contents = successesOf(reading, document).map((answer) => answer.get('content'));
  return contents.flatMap((content) => (isObject(content) ? [...content.keys()] : []));
}

/** `Link: …; rel="alternate"; type="…"` (RFC 8288), and `Alternates` (RFC 2295, 8.3). */
function fromHead({ headers, url }: ReadInput): Offer[] {
  const links = linksOfHead({ headers, url }).filter(({ rel, type }) => rel === 'alternate' && type !== null);
  const linked = links.map(({ uri, type, title }): Offer => ({
    mediaType: type ?? '',
    source: 'Link',
    url: webUrl(uri, url),
    ...(title !== null && { label: title }),
  }));
  const variants = (headerValue(headers, 'Alternates') ?? '').matchAll(/\{\s*"([^"]*)"[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g);
  const alternates = Array.from(variants, ([whole, uri = '']): Offer => {
    const mediaType = /\{\s*type\s+([^\s{}]+)\s*\}/.exec(whole)?.[1] ?? '';
    return { mediaType, source: 'Alternates', url: webUrl(uri, url) };
  });
  return [...linked, ...alternates];
}

/** A 406 or 300 says in its body what there is (RFC 9110, 15.5.7), in no agreed form: media types are known by their looks. */
function fromRefusal({ status, json, body }: ReadInput): Offer[] {
  if (status !== 406 && status !== 300) return [];
  const texts = json === undefined ? [(body ?? '').slice(0, 10_000)] : textsIn(json);
  const types = texts.flatMap((text) => text.match(/\b(?:application|text|image|audio|video)\/[a-z0-9][\w.+-]*/gi) ?? []);
  return types.slice(0, 50).map((mediaType) => ({ mediaType: mediaType.replace(/[.]+$/, ''), source: 'answer' }));
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  if (isArray(value)) return value.slice(0, 100).flatMap(textsIn);
  return isObject(value) ? [...value].slice(0, 100).flatMap(([name, one]) => [name, ...textsIn(one)]) : [];
}
