import type { Endpoint } from '../endpoint.ts';
import { typed } from '../frame/answer.ts';
import { escapeHtml } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';

/** A little tree: one shelf stands in two rooms, and one room contains itself. */
const tree: Readonly<Record<string, readonly string[]>> = {
  house: ['reading-room', 'store-room'],
  'reading-room': ['shelf-a', 'shelf-b'],
  'store-room': ['shelf-b'],
  'shelf-a': [],
  'shelf-b': [],
  'mirror-room': ['mirror-room'],
};
const names = Object.keys(tree);

export const dav: Endpoint = {
  path: '/strict/dav/{name}',
  methods: ['PROPFIND'],
  group: 'Strict manners',
  summary: 'Many resources in one answer',
  description:
    'PROPFIND, as WebDAV has it, answers 207 with a status for each resource. With Depth: infinity the shelf that stands in two rooms is told whole once and 208 the second time, to clients that say DAV: bind; and a room that contains itself is 508.',
  tryIt: [
    { method: 'PROPFIND', path: '/strict/dav/house', headers: { Depth: '1' }, expect: 207, says: 'the house and its rooms' },
    {
      method: 'PROPFIND',
      path: '/strict/dav/house',
      headers: { Depth: 'infinity', DAV: 'bind' },
      expect: 207,
      says: 'with a 208 within',
    },
    { method: 'PROPFIND', path: '/strict/dav/mirror-room', headers: { Depth: 'infinity' }, expect: 508, says: 'it never ends' },
    { method: 'PROPFIND', path: '/strict/dav/cellar', headers: { Depth: '0' }, expect: 404, says: 'no such room' },
  ],
  handle(ask) {
    const name = ask.params['name'] ?? '';
    if (!names.includes(name)) return refuse(ask, { status: 404, detail: `The places are ${names.join(', ')}.` });
    const depth = ask.headers['depth'] ?? 'infinity';
    const levels = depth === '0' ? 0 : depth === '1' ? 1 : 20;
    const lines = walk(name, levels, ask.headers['dav'] === 'bind' ? new Set() : null, []);
    if (!lines)
      return refuse(ask, {
        status: 508,
        detail: `${name} contains itself, so a list of everything in it has no end.`,
        help: 'Ask with Depth: 1.',
      });
    const body = `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">\n${lines.join('\n')}\n</D:multistatus>\n`;
    return typed(207, 'application/xml; charset=utf-8', body);
  },
};

/** One line for each place; nothing when a place lies within itself. */
function walk(name: string, levels: number, told: Set<string> | null, above: readonly string[]): string[] | null {
  if (above.includes(name)) return null;
  if (told?.has(name)) return [line(above, name, '208 Already Reported')];
  told?.add(name);
  const lines = [line(above, name, '200 OK')];
  if (levels === 0) return lines;
  for (const child of tree[name] ?? []) {
    const below = walk(child, levels - 1, told, [...above, name]);
    if (!below) return null;
    lines.push(...below);
  }
  return lines;
}

function line(above: readonly string[], name: string, status: string): string {
  const href = `/strict/dav/${[...above, name].map(escapeHtml).join('/')}`;
  return `<D:response><D:href>${href}</D:href><D:propstat><D:prop><D:displayname>${escapeHtml(name)}</D:displayname></D:prop><D:status>HTTP/1.1 ${status}</D:status></D:propstat></D:response>`;
}
