import { indexAsHtml, indexAsJson } from '../describe.ts';
import type { Endpoint } from '../endpoint.ts';
import { prettyJson, typed, withHeaders, type HeaderPair } from '../frame/answer.ts';
import { pagePolicy } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';
import { openApiDocument } from '../openapi.ts';
import { pickMediaType } from '../policies/negotiation.ts';

const found: readonly HeaderPair[] = [
  ['Vary', 'Accept'],
  ['Link', '</openapi.json>; rel="service-desc"; type="application/json"'],
  ['X-Content-Type-Options', 'nosniff'],
];

/** The way in. It shows the whole list, so it is handed a look at it. */
export function createIndexPage(all: () => readonly Endpoint[]): Endpoint {
  const offered = ['application/json', 'text/html'];
  return {
    path: '/',
    methods: ['GET'],
    group: 'Start here',
    summary: 'Everything there is',
    description:
      'Every endpoint as a link: JSON for programs, a page to read for browsers, and Link rel="service-desc" to the OpenAPI document.',
    tryIt: [
      { method: 'GET', path: '/', expect: 200, says: 'links for a program' },
      { method: 'GET', path: '/', headers: { Accept: 'text/html' }, expect: 200, says: 'a page for people' },
      { method: 'GET', path: '/', headers: { Accept: 'image/png' }, expect: 406, says: 'there is no picture of it' },
    ],
    handle(ask) {
      const type = pickMediaType(ask.headers.accept, offered);
      if (type === null)
        return withHeaders(refuse(ask, { status: 406, detail: `Here you may have ${offered.join(' or ')}.` }), found);
      if (type === 'application/json') return prettyJson(200, indexAsJson(all(), ask.origin), found);
      return typed(200, 'text/html; charset=utf-8', indexAsHtml(all(), ask.origin), [
        ...found,
        ['Content-Security-Policy', pagePolicy],
      ]);
    },
  };
}

/** The same list as an OpenAPI document. */
export function createOpenApiEndpoint(all: () => readonly Endpoint[]): Endpoint {
  return {
    path: '/openapi.json',
    methods: ['GET'],
    group: 'Start here',
    summary: 'The OpenAPI document',
    description:
      'Everything this server does as OpenAPI 3.1, made from the list it serves from, so that it cannot say anything else.',
    tryIt: [{ method: 'GET', path: '/openapi.json', expect: 200, says: 'the whole description' }],
    handle: (ask) => prettyJson(200, openApiDocument(all(), ask.origin)),
  };
}
