import { pageLink } from '../find-links.ts';
import { webUrl, webUrlIn } from '../web-url.ts';
import { isArray, isObject, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import { madeRow, type RowMaker } from '../made-row.ts';
import type { PageLink } from '../page.ts';
import { mostLinks, without, type Kind } from './kind.ts';

/** FHIR: a Bundle with a `resource` in each `entry`, or a resource of its own. */
export const fhir: Kind = {
  name: 'fhir',
  read(body, { url }) {
    const type = textMember(body, 'resourceType');
    if (!isObject(body) || type === null || !/^[A-Z][A-Za-z]+$/.test(type)) return null;
    if (type !== 'Bundle') return isResource(body) ? { list: null, resource: body, links: referencesOf(body, url) } : null;
    const entries = body.get('entry');
    const rest = without(body, ['resourceType', 'link', 'entry']);
    // A bundle without matches has no entry at all.
    return {
      list: { items: isArray(entries) ? entries.map((entry) => madeRow(entry, entryMaker)) : [], pointer: '/entry' },
      resource: rest,
      links: bundleLinks(body.get('link'), url),
    };
  },
};

/** A resource that was read has an id or says what it is about itself. */
const isResource = (body: JsonObject): boolean => typeof body.get('id') === 'string' || isObject(body.get('meta'));

function readEntry(entry: JsonObject): JsonObject {
  const [resource, full] = [entry.get('resource'), textMember(entry, 'fullUrl')];
  if (!isObject(resource)) return entry;
  return full !== null && /^https?:/.test(full) && !resource.has('url') ? new Map([...resource, ['url', full]]) : resource;
}

const entryMaker: RowMaker = {
  make: readEntry,
  mayHave(layout) {
    if (!layout.names.includes('resource')) return layout.names;
    const resource = layout.inside('resource');
    const mayHaveAddress = layout.names.includes('fullUrl') && !layout.begins('fullUrl', 'urn:');
    return resource && mayHaveAddress ? [...resource, 'url'] : resource;
  },
};

function bundleLinks(links: JsonValue | undefined, base: string): PageLink[] {
  return (isArray(links) ? links : []).flatMap((link, at) => {
    const [rel, url] = [textMember(link, 'relation'), webUrlIn(link, 'url', base)];
    return rel === null || url === null
      ? []
      : [pageLink({ rel, url, pointer: pointerTo('/link', at), place: 'container' }, base)];
  });
}

/** References to other resources, which are relative to the base of the service (FHIR R4, 2.3.0.1). */
function referencesOf(body: JsonObject, base: string): PageLink[] {
  const service = base.replace(/[?#].*$/, '').replace(/\/[A-Z][A-Za-z]+\/[\w.-]+(?:\/_history\/\w+)?$/, '/');
  const found: PageLink[] = [];
  visit(body, '', '');
  return found;

  function visit(value: JsonValue, key: string, pointer: string): void {
    if (found.length >= mostLinks) return;
    if (isArray(value)) return value.forEach((item, at) => visit(item, key, pointerTo(pointer, at)));
    if (!isObject(value)) return;
    const reference = textMember(value, 'reference') ?? '';
    const url = /^[A-Z][A-Za-z]+\/[\w.-]+$/.test(reference) ? webUrl(reference, service) : null;
    const title = textMember(value, 'display');
    if (url !== null) found.push(pageLink({ rel: key, url, pointer: `${pointer}/reference`, place: 'container', title }, base));
    for (const [name, inside] of value) visit(inside, name, pointerTo(pointer, name));
  }
}
