import { blankAuth } from '#shared/model/auth';
import { defaultSettings } from '#shared/model/settings';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { show } from './composer.test-support';
import { IdentitiesDialog } from './identities-dialog';

test('an identity that was removed comes back where it stood, with its credentials', async () => {
  const app = await show(
    () => <IdentitiesDialog />,
    {},
    { 'settings.change': async (change) => ok({ ...defaultSettings, ...change }) },
  );
  const { store } = app;
  const identities = ['Ada', 'Grace', 'Joan'].map((name) => ({ id: name, name, auth: { ...blankAuth.bearer, token: name } }));
  for (const identity of identities) await store.getState().saveIdentity(identity);
  const kept = () => store.getState().settings.identities;
  await page.getByRole('button', { name: /^Grace/ }).click();
  await page.getByRole('button', { name: 'Remove Grace' }).click();
  await expect.poll(() => kept().map(({ name }) => name)).toEqual(['Ada', 'Joan']);
  await expect.element(page.getByRole('group', { name: 'Identity Joan' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(kept).toEqual(identities);
  await expect.element(page.getByRole('group', { name: 'Identity Grace' })).toBeVisible();
});
