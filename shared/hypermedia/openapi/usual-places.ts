import { isArray, isObject, member, textMember, type JsonValue } from '../json-value.ts';
import { webUrl } from '../web-url.ts';

/** Where frameworks put their descriptions when nobody says otherwise, below the path of an API. */
const belowApi = ['openapi.json', 'schema/', 'openapi', 'openapi.yaml', 'swagger.json'];

/** The same, at the root of a host: FastAPI, Django, Springdoc, ASP.NET, NestJS, API Platform, and the catalogue of RFC 9727. */
const atRoot = [
  '.well-known/api-catalog',
  ...belowApi,
  'api/schema/',
  'api/openapi.json',
  'v3/api-docs',
  'openapi/v1.json',
  'swagger/v1/swagger.json',
  'api/docs.jsonopenapi',
  'api-docs',
  'api-json',
];

/** Paths above a page that may be the root of its API: no more than these, the nearest last. */
const mostPaths = 3;

/**
 * Addresses at which the description of a page's API usually is, on its own origin, the likeliest first. Nothing asks for them
 * unless somebody wishes it.
 */
export function usualPlaces(pageUrl: string): string[] {
  if (!URL.canParse(pageUrl)) return [];
  const { origin, pathname } = new URL(pageUrl);
  const steps = pathname.split('/').filter((step) => step !== '');
  const above = steps.slice(0, mostPaths).map((_, at) => `${steps.slice(0, at + 1).join('/')}/`);
  const places = [...atRoot, ...above.flatMap((path) => belowApi.map((name) => path + name))];
  return [...new Set(places.map((place) => `${origin}/${place}`))];
}

/** Descriptions that a catalogue of APIs leads to (a linkset, RFC 9264 and 9727); none where it is no such thing. */
export function describedInCatalogue(root: JsonValue, url: string): string[] {
  const sets = member(root, 'linkset');
  return (isArray(sets) ? sets : []).flatMap((set) => {
    const links = isObject(set) ? set.get('service-desc') : undefined;
    const addresses = (isArray(links) ? links : []).flatMap((link) => textMember(link, 'href') ?? []);
    return addresses.flatMap((href) => webUrl(href, url) ?? []);
  });
}
