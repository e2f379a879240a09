import { fail, ok } from '#shared/result';
import { expect, test } from 'vitest';
import { showExample } from './examples';
import { startStore } from './started-store.test-support';

const place = { root: '/shop', path: 'book.yml' };
const changed = fail({
  kind: 'fileChanged',
  path: '/shop/book.yml',
  reason: 'it is not what it was when you opened it',
} as const);
const found = { at: 1, name: 'Found', description: '', status: 200, reason: '', mediaType: '', bodyBytes: 2 };

/** A store over a file that was saved since its examples were listed. */
async function savedSince(examples: readonly (typeof found)[]) {
  const asked: unknown[] = [];
  const app = await startStore({
    'examples.open': async ({ at, revision }) => {
      asked.push({ at, revision });
      return revision === 'now' ? ok({ exchangeId: crypto.randomUUID(), name: 'Found' }) : changed;
    },
    'examples.list': async () => ok({ examples: [...examples], revision: 'now' }),
  });
  const shown = await showExample(app.host, app.store, app.tabId, { ...place, at: 0, revision: 'before', name: 'Found' });
  return { ...app, asked, shown };
}

test('an example whose file was saved a moment ago is opened by its name, wherever it stands by now', async () => {
  const { asked, shown, tab } = await savedSince([{ ...found, at: 0, name: 'Missing' }, found]);
  expect(shown).toEqual(ok(null));
  expect(tab().example?.name).toBe('Found');
  expect(asked).toEqual([
    { at: 0, revision: 'before' },
    { at: 1, revision: 'now' },
  ]);
});

test('one that is not in the file any more is not opened, and why is told', async () => {
  const { asked, shown } = await savedSince([{ ...found, at: 0, name: 'Missing' }]);
  expect(shown).toEqual(changed);
  expect(asked).toHaveLength(1);
});
