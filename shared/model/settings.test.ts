import { expect, test } from 'vitest';
import { defaultSettings, settingsChangeSchema, settingsSchema } from './settings';

test('a change of one setting leaves all others as they are', () => {
  expect(settingsChangeSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
});

test('a file that is older than a setting has its default', () => {
  const { treeOrder: _order, shortcuts: _shortcuts, ...older } = defaultSettings;
  expect(settingsSchema.parse(older)).toEqual(defaultSettings);
});
