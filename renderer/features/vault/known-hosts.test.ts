import { createDraft } from '#shared/model/request-draft';
import { expect, test } from 'vitest';
import { createTab } from '../../state/tab';
import { completed, completionsOf, knownHosts } from './known-hosts';

test('hosts are known from tabs, from saved requests and from other secrets, each once', () => {
  const tabs = ['https://API.example.org:8443/a?b', '{{base}}/x', '', 'http://[::1]/'].map((url) =>
    createTab({ draft: createDraft(url) }),
  );
  const request = { kind: 'request' as const, path: 'a.yml', name: 'A', method: 'GET', url: 'https://shop.test/a' };
  expect(
    knownHosts({
      tabs: Object.fromEntries(tabs.map((tab) => [tab.id, tab])),
      collections: [
        { root: '/c', name: 'C', problem: null, items: [{ kind: 'folder', path: 'f', name: 'F', items: [request] }] },
      ],
      secrets: [{ name: 's', hosts: ['*.example.org', 'shop.test'], changedAt: 0, kept: 'vault' }],
    }),
  ).toEqual(['api.example.org', '::1', 'shop.test', '*.example.org']);
});

test('the last word is completed, and what is named already is not offered again', () => {
  const hosts = ['api.example.org', 'shop.test', 'b.shop.test'];
  expect(completionsOf('', hosts)).toEqual(hosts);
  expect(completionsOf('api.example.org, sh', hosts)).toEqual(['shop.test', 'b.shop.test']);
  expect(completionsOf('shop.test ', hosts)).toEqual(['api.example.org', 'b.shop.test']);
  expect(completionsOf('shop.test', hosts)).toEqual(['b.shop.test']);
  expect(completed('api.example.org, sh', 'shop.test')).toBe('api.example.org, shop.test');
  expect(completed('', 'shop.test')).toBe('shop.test');
});
