import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasPythonModule } from '../electron/practice/peers/peer.test-support';
import { needsDrf, test } from './drf-server';
import { expect, type Opened } from './fixtures';
import { objections } from './objections';
import { SettingsPanel } from './pages/settings-panel';

needsDrf();
test.setTimeout(120_000);

const keptIn = (home: string): string[] => {
  const folder = join(home, 'descriptions');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
};

const needs = (module: string, debian: string) =>
  test.skip(() => !hasPythonModule(module), `${module} is not there (Debian: ${debian})`);

test.describe('an API whose answers point to its description', () => {
  needs('uritemplate', 'python3-uritemplate');

  test('has its actions as buttons, its keys chosen from lists, and null where it may be', async ({ app, drf }) => {
    const { browse, form, page } = app;
    await app.send('GET', `${drf.url}/workshop/described/parcels/2/`);
    await browse.view.getByRole('button', { name: /Deliver/ }).click();
    // The description says that the action takes the whole parcel: it begins as it is.
    await expect(form.preview).toContainText('"code": "P00002"');
    await form.send();
    await form.isGone();
    await expect(app.summary).toContainText('200');
    await app.send('GET', `${drf.url}/workshop/described/parcels/2/`);
    await expect(browse.view).toContainText('there');

    await browse.view.getByRole('button', { name: 'POST Forward' }).click();
    await form.fill({ to: 'Nowhere' });
    await form.send();
    await expect(form.field('to')).toHaveAccessibleDescription(/There is no such town/);
    await form.fill({ to: 'New Cairn 0005' });
    await form.send();
    await form.isGone();

    await app.send('GET', `${drf.url}/workshop/described/parcels/2/`);
    await expect(browse.link('Forward')).toBeVisible();
    await form.open('PATCH');
    await form.search('carrier', 'Night', /Night Post/);
    await form.addToList('stops', '17', '4');
    await form.fields.getByRole('radio', { name: 'box' }).click();
    await expect(form.preview).toContainText('"carrier": 2');
    await form.fields.getByRole('button', { name: 'set null: sent_to' }).click();
    await expect(form.preview).toContainText('"sent_to": null');
    expect(await objections(page)).toEqual([]);
    await form.send();
    await form.isGone();
    await expect(browse.view).toContainText('4, 17');
  });

  test('has what stands beside the members of a list as a link', async ({ app, drf }) => {
    await app.send('GET', `${drf.url}/workshop/described/parcels/`);
    await app.browse.follow(/^Heaviest$/);
    await expect(app.browse.view).toContainText('P00060');
  });
});

test.describe('an API that says nothing of its description', () => {
  needs('drf_spectacular', 'python3-djangorestframework-spectacular');

  test('is asked for it in the usual places when that is wished for, and not before', async ({ app, drf }) => {
    const { browse, page } = app;
    await app.send('GET', `${drf.url}/workshop/spectacular/parcels/3/`);
    await expect(browse.method('PUT')).toBeVisible();
    await expect(browse.view.getByRole('button', { name: /Deliver/ })).toHaveCount(0);
    await browse.view.getByRole('button', { name: /^allowed here/ }).click();
    const known = page.getByRole('dialog', { name: 'What was asked ahead' });
    expect(await objections(page)).toEqual([]);
    await known.getByRole('button', { name: 'Look in the usual places' }).click();
    await expect(known.getByRole('link', { name: '/workshop/spectacular/schema/' })).toBeVisible({ timeout: 60_000 });
    // What was pressed is gone; the keys still are where it was.
    await page.keyboard.press('Escape');
    await expect(known).toBeHidden();
    await expect(browse.view.getByRole('button', { name: /Deliver/ })).toBeVisible();
    // It is known on every page of the host, for as long as it is not forgotten.
    await app.send('GET', `${drf.url}/workshop/spectacular/parcels/`);
    await expect(browse.link('Heaviest')).toBeVisible();
    await browse.view.getByRole('button', { name: /^allowed here/ }).click();
    await known.getByRole('button', { name: 'Forget it' }).click();
    await page.keyboard.press('Escape');
    await expect(browse.link('Heaviest')).toHaveCount(0);
  });

  test('is still known after a restart, and says since when; asked again it is as new', async ({ open, drf, home }) => {
    const first = await open();
    await first.app.send('GET', `${drf.url}/workshop/spectacular/parcels/3/`);
    const known = await openDescription(first);
    const address = known.getByRole('textbox', { name: 'Address of an OpenAPI document' });
    await address.fill('/workshop/spectacular/schema/?format=json');
    await address.press('Enter');
    await expect(known).toContainText(/Asked for at \d\d:\d\d/);
    // It is on the page before it is on the disk.
    await expect.poll(() => keptIn(home)).toHaveLength(1);
    await first.stop();

    const { app, page } = await open();
    await app.send('GET', `${drf.url}/workshop/spectacular/parcels/4/`);
    const note = app.browse.view.getByRole('button', { name: /^allowed here.* · description kept since \d\d:\d\d/ });
    await expect(note).toBeVisible();
    await app.form.open('PATCH');
    await app.form.search('carrier', 'Night', /Night Post/);
    await expect(app.form.preview).toContainText('"carrier": 2');
    const kept = await openDescription({ app, page });
    await expect(kept).toContainText(/Kept since .* \d{4}/);
    await kept.getByRole('button', { name: 'Ask again' }).click();
    await expect(kept).toContainText(/Asked for at/);
    await page.keyboard.press('Escape');
    await expect(note).toHaveCount(0);

    const settings = new SettingsPanel(page);
    await settings.open();
    await settings.erase('Descriptions of APIs', 'Forget them');
    await app.send('GET', `${drf.url}/workshop/spectacular/parcels/`);
    await expect(app.browse.link('Heaviest')).toHaveCount(0);
  });

  test('is read with a document that is opened by hand, from its page, its address or a file', async ({ app, drf, folder }) => {
    test.skip(test.info().project.name === 'desktop', 'on the desktop the system asks for the file');
    const { browse, page } = app;
    await app.send('GET', `${drf.url}/workshop/spectacular/schema/`);
    await app.showView('Browse');
    const offer = browse.view.getByRole('region', { name: 'OpenAPI document' });
    await offer.getByRole('button', { name: /^Use it on the pages of/ }).click();
    await expect(offer).toContainText('9 paths');
    await app.send('GET', `${drf.url}/workshop/spectacular/parcels/`);
    await expect(browse.link('Heaviest')).toBeVisible();

    await browse.view.getByRole('button', { name: /^allowed here/ }).click();
    const known = page.getByRole('dialog', { name: 'What was asked ahead' });
    await known.getByRole('button', { name: 'Forget it' }).click();
    const address = known.getByRole('textbox', { name: 'Address of an OpenAPI document' });
    await address.fill('/workshop/towns/');
    await address.press('Enter');
    await expect(known.getByRole('status')).toContainText('no OpenAPI document');
    await address.fill('/workshop/spectacular/schema/?format=json');
    await address.press('Enter');
    await expect(known.getByRole('button', { name: 'Forget it' })).toBeVisible();
    await known.getByRole('button', { name: 'Forget it' }).click();

    const file = join(folder, 'shop.json');
    const paths = {
      '/workshop/spectacular/parcels/': {},
      '/workshop/spectacular/parcels/late/': { get: { summary: 'Late ones' } },
    };
    writeFileSync(file, JSON.stringify({ openapi: '3.1.0', paths }));
    await app.chooseFile(known.getByRole('button', { name: /Open a file$/ }), file);
    await expect(known).toContainText('shop.json');
    await page.keyboard.press('Escape');
    await expect(browse.link('Late ones')).toBeVisible();
  });
});

test('what a list may hold is learned from its sisters when it is empty, and from nothing it is anything', async ({
  app,
  drf,
}) => {
  const { browse, form } = app;
  await app.send('GET', `${drf.url}/workshop/parcels/6/`);
  await expect(browse.method('PATCH')).toBeVisible();
  await form.open('PATCH');
  await form.addToList('stops', 'x');
  await expect(form.preview).toContainText('"x"');
  await form.fields.getByRole('button', { name: 'as JSON: stops' }).click();
  await expect(form.field('stops')).toHaveValue(/"x"/);
  await form.fields.getByRole('button', { name: 'Undo stops' }).click();

  await app.send('GET', `${drf.url}/workshop/parcels/1/`);
  await expect(browse.method('PATCH')).toBeVisible();
  await app.send('GET', `${drf.url}/workshop/parcels/4/`);
  await expect(browse.method('PATCH')).toBeVisible();
  await form.open('PATCH');
  await form.fields.getByRole('button', { name: 'Add to stops' }).click();
  await form.search('stops 0', 'Cairn 2914', /Cairn 2914/);
  await expect(form.preview).toContainText('/workshop/towns/2914/');
  await form.send();
  await form.isGone();
  await expect(browse.link('/workshop/towns/2914/').first()).toBeVisible();
});

/** What is known of the API's description, beside the methods. */
async function openDescription({ app, page }: Pick<Opened, 'app' | 'page'>) {
  await app.browse.view.getByRole('button', { name: /^(?:allowed here|which methods)/ }).click();
  return page.getByRole('dialog', { name: 'What was asked ahead' });
}
