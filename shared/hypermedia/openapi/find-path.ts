import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { KnownDocument } from '../known.ts';
import { dereference } from '../schema/resolve-ref.ts';
import { openApiVersion } from './openapi-document.ts';

/** A path of a document that an address is one of. */
export interface FoundPath {
  /** As in the document: `/books/{id}`. */
  readonly template: string;
  readonly item: JsonObject;
  /** Origin and path that stand before the template at the address that was asked for. */
  readonly base: string;
  /** What the gaps of the template are at this address, decoded. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * The path of a document that describes an address: the one with the fewest gaps, under any of its servers. A document
 * usually names the server it runs on in production; the path of a server counts on the page's own origin as well.
 */
export function findPath(document: KnownDocument, address: string): FoundPath | null {
  const paths = member(document.root, 'paths');
  if (!isObject(paths) || !URL.canParse(address)) return null;
  const url = new URL(address);
  for (const base of basesOf(document, url)) {
    const rest = url.pathname.slice(base.length);
    if (!url.pathname.startsWith(base) || !(rest === '' || rest.startsWith('/'))) continue;
    const found = bestMatch(paths, rest === '' ? '/' : rest, { document, base: url.origin + base });
    if (found) return found;
  }
  return null;
}

/** Paths that stand before those of the document, the longest first, without a slash at the end. */
function basesOf({ root, url: documentUrl }: KnownDocument, page: URL): string[] {
  const bases = openApiVersion(root) === 2 ? [textMember(root, 'basePath') ?? ''] : serverPaths(root, documentUrl);
  const usual = [...bases, ''].map((base) => base.replace(/\/+$/, ''));
  return [...new Set(usual)].filter((base) => page.pathname.startsWith(base)).toSorted((a, b) => b.length - a.length);
}

function serverPaths(root: JsonValue, documentUrl: string): string[] {
  const servers = member(root, 'servers');
  return (isArray(servers) ? servers : []).flatMap((server) => {
    const url = fillVariables(textMember(server, 'url') ?? '/', member(server, 'variables'));
    return URL.canParse(url, documentUrl) ? [new URL(url, documentUrl).pathname] : [];
  });
}

const fillVariables = (url: string, variables: JsonValue | undefined): string =>
  url.replace(/\{([^}]*)\}/g, (_, name: string) => textMember(member(variables, name), 'default') ?? '');

interface Within {
  readonly document: KnownDocument;
  readonly base: string;
}

function bestMatch(paths: JsonObject, path: string, { document, base }: Within): FoundPath | null {
  let best: FoundPath | null = null;
  for (const [template, value] of paths) {
    const values = matchTemplate(template, path);
    const item = values && dereference(value, document);
    if (item && (best === null || isCloser(template, best.template, path))) best = { template, item, base, values };
  }
  return best;
}

/** The one that ends as the address does, then the one with fewer gaps. */
function isCloser(one: string, other: string, path: string): boolean {
  const ends = (template: string) => Number(template.endsWith('/') === path.endsWith('/'));
  return ends(one) !== ends(other) ? ends(one) > ends(other) : gaps(one) < gaps(other);
}

const gaps = (template: string): number => template.split('{').length;

/** What fills the gaps of a template so that it is the path, a slash at the end aside; null when nothing does. */
export function matchTemplate(template: string, path: string): ReadonlyMap<string, string> | null {
  const [pieces, segments] = [template, path].map((one) => one.replace(/\/$/, '').split('/'));
  if (pieces === undefined || segments === undefined || pieces.length !== segments.length) return null;
  const values = new Map<string, string>();
  const fits = pieces.every((piece, at) => matchSegment(piece, segments[at] ?? '', values));
  return fits ? values : null;
}

function matchSegment(piece: string, segment: string, values: Map<string, string>): boolean {
  if (!piece.includes('{')) return piece === segment || decode(piece) === decode(segment);
  const [before = '', name, after = '', ...more] = piece.split(/\{([^}]*)\}/);
  if (name === undefined || more.length > 0) return segment !== '';
  if (!segment.startsWith(before) || !segment.endsWith(after) || segment.length <= before.length + after.length) return false;
  values.set(name, decode(segment.slice(before.length, segment.length - after.length)));
  return true;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
