import { blankAuth } from '#shared/model/auth';
import { defaultSettings } from '#shared/model/settings';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { useApp } from '../../state/use-app';
import { AuthPart } from './auth-part';
import { show } from './composer.test-support';
import { IdentitiesDialog } from './identities-dialog';
import { NetworkSettings } from './network-settings';

const keeps = { 'settings.change': async (change: object) => ok({ ...defaultSettings, ...change }) };

function SettingsWithDialog() {
  const isManaging = useApp((state) => state.isManagingIdentities);
  return (
    <>
      <NetworkSettings />
      {isManaging && <IdentitiesDialog />}
    </>
  );
}

test('a certificate is given to a host in the settings', async () => {
  const { store } = await show(() => <SettingsWithDialog />, {}, keeps);
  const group = page.getByRole('group', { name: 'Client certificates by host' });
  await group.getByRole('button', { name: 'Add one' }).click();
  await page.getByRole('textbox', { name: 'Certificate', exact: true }).fill('/keys/build.pem');
  await page.getByRole('textbox', { name: 'Shown by itself to' }).fill('.internal.test');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.element(group).toMatchTextContent('New certificate is shown to .internal.test');
  expect(store.getState().settings.identities).toMatchObject([
    { hosts: '.internal.test', auth: { kind: 'clientCertificate', certificatePath: '/keys/build.pem' } },
  ]);
});

test('a request says which certificate its host gets to see by itself, unless it brings its own', async () => {
  const app = await show((tabId) => <AuthPart tabId={tabId} />, { url: 'https://api.internal.test:8443/orders' }, keeps);
  const auth = { ...blankAuth.clientCertificate, certificatePath: '/keys/build.pem' };
  await app.store.getState().saveIdentity({ id: 'build', name: 'Build', auth, hosts: '.internal.test' });
  const note = page.getByText('api.internal.test gets to see the client certificate “Build”, as Settings say.');
  await expect.element(note).toBeVisible();
  const edit = app.store.getState().editDraft;
  edit(app.tabId, { url: 'http://api.internal.test/orders' });
  await expect.element(note).not.toBeInTheDocument();
  edit(app.tabId, { url: 'https://api.internal.test/orders' });
  await expect.element(note).toBeVisible();
  edit(app.tabId, { auth });
  await expect.element(note).not.toBeInTheDocument();
});
