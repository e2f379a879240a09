import { expect, test } from 'vitest';
import { parseJson } from '../parse-json';
import { describedInCatalogue, usualPlaces } from './usual-places';

test('the usual places of a description are on the page\u2019s own origin, at its root and below the paths above the page', () => {
  const places = usualPlaces('https://shop.test:8443/shop/v2/books/7?page=2#x');
  expect(places).toContain('https://shop.test:8443/.well-known/api-catalog');
  expect(places).toContain('https://shop.test:8443/openapi.json');
  expect(places).toContain('https://shop.test:8443/shop/schema/');
  expect(places).toContain('https://shop.test:8443/shop/v2/openapi.json');
  expect(places.every((place) => place.startsWith('https://shop.test:8443/'))).toBe(true);
  expect(places).not.toContain('https://shop.test:8443/shop/v2/books/7/openapi.json');
  expect(new Set(places).size).toBe(places.length);
  expect(places.length).toBeLessThanOrEqual(30);
  expect(usualPlaces('no address')).toEqual([]);
});

test('a catalogue leads to descriptions, as RFC 9727 shows it', () => {
  const example = {
    linkset: [
      {
        anchor: 'https://developer.example.com/apis/foo_api',
        'service-desc': [{ href: 'https://developer.example.com/apis/foo_api/spec', type: 'application/yaml' }],
        status: [{ href: 'https://developer.example.com/apis/foo_api/status', type: 'application/json' }],
        'service-doc': [{ href: 'https://developer.example.com/apis/foo_api/doc', type: 'text/html' }],
      },
      { anchor: 'https://developer.example.com/apis/bar_api', 'service-desc': [{ href: '/apis/bar_api/spec' }] },
      { 'service-desc': [{ href: 'javascript:alert(1)' }, 'x'] },
    ],
  };
  const read = (root: unknown) =>
    describedInCatalogue(parseJson(JSON.stringify(root)) ?? null, 'https://developer.example.com/.well-known/api-catalog');
  expect(read(example)).toEqual([
    'https://developer.example.com/apis/foo_api/spec',
    'https://developer.example.com/apis/bar_api/spec',
  ]);
  expect(read({ linkset: 'none' })).toEqual([]);
  expect(read([])).toEqual([]);
});
