import { showingFor } from '../drf/showing.ts';
import { contentTypeOf, renderers } from '../drf/negotiate.ts';
import type { Renderer } from '../drf/renderers/renderer.ts';
import { plainText } from '../drf/fields/field.ts';
import { showRow } from '../drf/resource.ts';
import type { Endpoint } from '../endpoint.ts';
import { typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { pagePolicy } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';
import { books } from '../library/resources.ts';
import { pickMediaType } from '../policies/negotiation.ts';

/** One line for each value, for reading in a terminal. */
const textRenderer: Renderer = {
  format: 'text',
  mediaType: 'text/plain',
  charset: 'utf-8',
  render: (value) => `${linesOf(value, '').join('\n')}\n`,
};

function linesOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${plainText(value) ?? ''}`];
  return Object.entries(value).flatMap(([name, each]) => linesOf(each, path === '' ? name : `${path}.${name}`));
}

const offered = [...renderers, textRenderer];

/** Writes a value in the format the caller likes best: `?format=` first, then `Accept` with its weights. */
export function inAnyFormat(ask: Ask, value: unknown, about: { name: string; description: string }): WholeAnswer {
  const format = ask.query.get('format');
  const type = pickMediaType(
    ask.headers.accept,
    offered.map((each) => each.mediaType),
  );
  const renderer = offered.find((each) => (format ? each.format === format : each.mediaType === type));
  const vary: HeaderPair = ['Vary', 'Accept'];
  if (!renderer) {
    const names = offered.map((each) => `${each.format} (${each.mediaType})`).join(', ');
    return refuse(ask, {
      status: 406,
      detail: `Here you may have ${names}.`,
      help: 'Name one in Accept, or with ?format=.',
      headers: [vary],
    });
  }
  const policy: HeaderPair[] = renderer.format === 'api' ? [['Content-Security-Policy', pagePolicy]] : [];
  const headers: HeaderPair[] = [vary, ...policy];
  const page = { ask, status: 200, headers, formats: offered.map((each) => each.format), ...about };
  return typed(200, contentTypeOf(renderer), renderer.render(value, page), headers);
}

const description =
  'One book in the format you like best. Unlike the library, which follows DRF, this obeys the weights in Accept (RFC 9110 section 12.5.1), and its 406 says what there is.';

export const bookInAnyFormat: Endpoint = {
  path: '/formats/book',
  methods: ['GET'],
  group: 'Formats',
  summary: 'One book, in six formats',
  description,
  tryIt: [
    { method: 'GET', path: '/formats/book', expect: 200, says: 'JSON, as nothing was asked for' },
    {
      method: 'GET',
      path: '/formats/book',
      headers: { Accept: 'application/json;q=0.1, text/csv' },
      expect: 200,
      says: 'CSV, because JSON is liked less',
    },
    {
      method: 'GET',
      path: '/formats/book',
      headers: { Accept: 'application/json;q=0, */*' },
      expect: 200,
      says: 'anything but JSON',
    },
    { method: 'GET', path: '/formats/book?format=xml', expect: 200, says: 'XML, by name' },
    { method: 'GET', path: '/formats/book', headers: { Accept: 'text/plain' }, expect: 200, says: 'plain text' },
    { method: 'GET', path: '/formats/book', headers: { Accept: 'video/mp4' }, expect: 406, says: 'there is no film of it' },
  ],
  handle(ask) {
    const row = ask.world.rows.find('shelf', 21) ?? ask.world.rows.select('shelf', { limit: 1 })[0];
    if (!row) return refuse(ask, { status: 404, detail: 'Every book is gone. POST /practice/reset brings them back.' });
    return inAnyFormat(ask, showRow(books, row, showingFor(ask)), { name: 'A book in any format', description });
  },
};
