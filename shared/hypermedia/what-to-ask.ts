import { headerValue } from '../http/header-list';
import { readMediaType } from '../http/media-type';
import type { HeaderList } from '../model/exchange-event';
import type { PageLink, PageModel } from './page';

/** Something to be fetched that tells more of a page. */
export interface PageQuestion {
  /** What the answer is read as. */
  readonly role: 'options' | 'openApi' | 'schema' | 'hydra';
  readonly method: 'OPTIONS' | 'GET';
  readonly url: string;
  /** Value of `Accept`. */
  readonly accept: string;
}

/** What a page was made from, as far as it decides what to ask. */
interface Asked {
  readonly method: string;
  readonly status: number;
  readonly headers: HeaderList;
}

/** A page that points to more schemas than this wants something else. */
const mostDocuments = 4;

type Kind = Pick<PageQuestion, 'role' | 'accept'>;

/** How a description in OpenAPI is asked for. */
export const openApiQuestion: Kind = {
  role: 'openApi',
  accept: 'application/vnd.oai.openapi+json, application/json;q=0.9, application/yaml;q=0.8, */*;q=0.1',
};

const relations: ReadonlyMap<string, Kind> = new Map([
  ['service-desc', openApiQuestion],
  ['describedby', { role: 'schema', accept: 'application/schema+json, application/json;q=0.9' }],
  ['$schema', { role: 'schema', accept: 'application/schema+json, application/json;q=0.9' }],
  ['http://www.w3.org/ns/hydra/core#apidocumentation', { role: 'hydra', accept: 'application/ld+json, application/json;q=0.9' }],
]);

/** Spring Data REST keeps its schemas where `profile` leads. */
const springSchema = { role: 'schema', accept: 'application/schema+json' } as const;

/**
 * What to fetch to know more of a page: OPTIONS at its own address, and the descriptions it points to (`service-desc` of
 * RFC 8631, `describedby`, `$schema`, Hydra's documentation). Only on the origin of the page, and each once.
 */
export function whatToAsk(page: PageModel, asked: Asked): PageQuestion[] {
  const documents = page.links.flatMap((link) => questionOf(link, page) ?? []);
  const unique = new Map(documents.map((question) => [`${question.role} ${question.url}`, question]));
  return [...(isWorthAsking(asked) ? [optionsOf(page.url)] : []), ...[...unique.values()].slice(0, mostDocuments)];
}

const optionsOf = (url: string): PageQuestion => ({
  role: 'options',
  method: 'OPTIONS',
  url,
  accept: 'application/json, */*;q=0.5',
});

/** What is gone has no methods, and a server in trouble is left in peace. A file is no resource to write to. */
function isWorthAsking({ method, status, headers }: Asked): boolean {
  if (method === 'OPTIONS' || status >= 500 || [404, 410, 429].includes(status)) return false;
  const media = readMediaType(headerValue(headers, 'Content-Type') ?? '');
  return media === null || !['image', 'audio', 'video', 'font'].includes(media.type);
}

function questionOf(link: PageLink, page: PageModel): PageQuestion | null {
  const found = link.newOrigin || link.templated ? undefined : descriptionBehind(link, page);
  return found ? { ...found, method: 'GET', url: link.url.split('#')[0] ?? link.url } : null;
}

function descriptionBehind({ rel, place }: PageLink, { kind }: PageModel) {
  const isSpring = rel === 'profile' && (kind === 'hal' || kind === 'hal-forms') && place === 'container';
  if (isSpring) return springSchema;
  // A member that happens to be called so is data, but for the one JSON Schema itself has a name for.
  return place === 'described' || (place === 'value' && rel !== '$schema') ? undefined : relations.get(rel.toLowerCase());
}
