import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import type { TypedCookie } from '#shared/model/cookie';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

const cookie = (name: string, domain: string, more: Partial<TypedCookie> = {}): TypedCookie => ({
  name,
  domain,
  hostOnly: true,
  path: '/',
  expires: null,
  secure: false,
  httpOnly: false,
  sameSite: null,
  value: 'v',
  ...more,
});

test('the cookies of the host that a request leads to are counted in the jar of its environment', async () => {
  const folder = await makeTestFolder();
  const { call } = startServices(join(folder, 'home'));
  const root = join(folder, 'shop');
  await call('collection.create', { root, name: 'Shop' });
  mkdirSync(join(root, 'environments'));
  writeFileSync(
    join(root, 'environments/local.yml'),
    'name: local\nvariables:\n  - {name: base, value: "https://www.shop.test"}\n',
  );
  await call('environment.choose', { root, name: 'local' });
  const jar = { root, environment: 'local' };
  const typed = [
    cookie('own', 'www.shop.test', { path: '/deep' }),
    cookie('all', 'shop.test', { hostOnly: false }),
    cookie('parent', 'shop.test'),
    cookie('other', 'api.shop.test'),
    cookie('near', 'notshop.test', { hostOnly: false }),
  ];
  for (const one of typed) await call('cookie.save', { jar, cookie: one, before: null });

  const place = { root, path: 'a.yml' };
  expect(await call('cookie.forHost', { draft: createDraft('{{base}}/x?y#z'), place })).toEqual({
    jar,
    host: 'www.shop.test',
    count: 2,
    domain: 'shop.test',
  });
  expect(await call('cookie.forHost', { draft: createDraft('wss://API.shop.test'), place })).toMatchObject({ count: 2 });
  // In another jar there are none; where an address leads is not known before its variables have values.
  expect(await call('cookie.forHost', { draft: createDraft('https://www.shop.test'), place: null })).toMatchObject({ count: 0 });
  for (const url of ['', '{{nobody}}/x', 'https://{{host}}'])
    expect(await call('cookie.forHost', { draft: createDraft(url), place })).toMatchObject({ host: '', count: 5, domain: '' });
});
