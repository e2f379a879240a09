import { encodeComponent } from '../../http/percent-encode.ts';
import { findLinkTarget, linksOfAnswer, valueOf, type DescribedLink } from './described-links.ts';
import { pageLink, templatedLink } from '../find-links.ts';
import { humanise } from '../humanise.ts';
import { textMember, type JsonValue } from '../json-value.ts';
import type { PageLink } from '../page.ts';
import { operationFor, requiredQuery } from './document-paths.ts';
import { stepsBelow, type StepBelow } from './openapi-actions.ts';
import type { OpenApiOperation, OpenApiResource } from './openapi-resource.ts';
import { fieldOfParameter } from './read-request.ts';

/** More links than anybody looks through. */
const mostLinks = 60;

interface Page {
  readonly url: string;
  readonly json: JsonValue | undefined;
}

/**
 * Where a document says a page leads: to what can be read one step below its path, and along the Link Objects of its answer
 * (OpenAPI 3.1, 4.8.20). What has to be in the query first makes a link with gaps.
 */
export function openApiLinks(openApi: OpenApiResource, page: Page): PageLink[] {
  const steps = stepsBelow(openApi, page.url).flatMap((step) => linkOfStep(step, openApi, page.url) ?? []);
  const described = linksOfAnswer(openApi).flatMap((link) => linkOfLink(link, openApi, page) ?? []);
  return [...described, ...steps].slice(0, mostLinks);
}

function linkOfStep({ name, url, path }: StepBelow, { document }: OpenApiResource, base: string): PageLink | null {
  const reading = operationFor(path, 'GET');
  if (reading === undefined) return null;
  const place = { rel: name, pointer: 'OpenAPI', place: 'described', title: titleOf(reading, name) } as const;
  const gaps = requiredQuery(reading).map((one) => fieldOfParameter(one, document));
  if (gaps.length === 0) return pageLink({ ...place, url }, base);
  return templatedLink({ ...place, template: `${url}{?${gaps.map((gap) => gap.name).join(',')}}` }, base, gaps);
}

const titleOf = ({ operation }: OpenApiOperation, name: string): string => textMember(operation, 'summary') ?? humanise(name);

/** The address a Link Object makes of an answer; null when the answer lacks what it is made of, or it does not lead to a GET. */
function linkOfLink(link: DescribedLink, { document, found }: OpenApiResource, page: Page): PageLink | null {
  const target = findLinkTarget(link, document);
  if (target === null || target.operation.method !== 'GET') return null;
  const values = new Map(
    link.parameters.flatMap(({ name, expression }) => {
      const value = valueOf(expression, page.json, found.values);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const filled = target.template.replace(/\{([^}]*)\}/g, (gap, name: string) => {
    const value = values.get(name) ?? values.get(`path.${name}`);
    return value === undefined ? gap : encodeComponent(value);
  });
  if (filled.includes('{')) return null;
  const url = new URL(found.base + filled);
  for (const parameter of target.operation.parameters) {
    const name = textMember(parameter, 'name') ?? '';
    const value = parameter.get('in') === 'query' ? (values.get(name) ?? values.get(`query.${name}`)) : undefined;
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const title = humanise(link.name);
  return pageLink({ rel: link.name, pointer: 'OpenAPI', place: 'described', title, url: url.href }, page.url);
}
