import type { Endpoint } from '../endpoint.ts';
import { empty, typed, type HeaderPair, type WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { allowHeader } from './methods.ts';
import { refuse } from './refuse.ts';

/** What Django answers for a path it has no view for, to the byte. */
const djangoPage = `
<!doctype html>
<html lang="en">
<head>
  <title>Not Found</title>
</head>
<body>
  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>
</body>
</html>
`;

const shields: readonly HeaderPair[] = [
  ['X-Frame-Options', 'DENY'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
];

/** The answer for a path nothing is served under. */
export function notFound(ask: Ask, endpoints: readonly Endpoint[], isServed: (path: string) => boolean): WholeAnswer {
  if (ask.method === 'OPTIONS' && ask.target === '*')
    return empty(204, [['Allow', allowHeader(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])]]);
  const slashed = `${ask.path}/`;
  if (!ask.path.endsWith('/') && isServed(slashed)) return toSlash(ask, slashed);
  if (/^\/(library|api)\//.test(ask.path)) return typed(404, 'text/html', djangoPage, shields);
  const near = nearest(ask.path, endpoints);
  return refuse(ask, {
    status: 404,
    detail: `Nothing is served under ${ask.path.slice(0, 200)}.`,
    help: `Near it: ${near.join(', ')}. Everything there is: /`,
  });
}

/** As Django does it for every method: a client that repeats a POST as GET loses the write. */
function toSlash(ask: Ask, slashed: string): WholeAnswer {
  const question = ask.target.indexOf('?');
  const query = question < 0 ? '' : ask.target.slice(question);
  // A path of two slashes would be read as another host.
  return empty(301, [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Location', `${slashed.replace(/^\/+/, '/')}${query}`],
    ...shields.slice(1),
  ]);
}

function nearest(path: string, endpoints: readonly Endpoint[]): string[] {
  return endpoints
    .map((endpoint) => ({ path: endpoint.path, likeness: sharedLetters(path, endpoint.path) }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map((each) => each.path);
}

/** How many pairs of neighbouring letters two paths share, against how many they have. */
function sharedLetters(one: string, other: string): number {
  const pairs = (word: string): Set<string> =>
    new Set(Array.from({ length: Math.max(word.length - 1, 0) }, (_, at) => word.slice(at, at + 2)));
  const [first, second] = [pairs(one.toLowerCase().slice(0, 200)), pairs(other.toLowerCase())];
  return [...first].filter((pair) => second.has(pair)).length / (first.size + second.size);
}
