import { expect, test } from './fixtures';

test('a developer says what an answer must be, sees what was found in its place, and uses what came back', async ({
  app,
  practice,
}) => {
  await app.page.setViewportSize({ width: 1600, height: 1000 });
  await app.address.fill(`${practice.url}/library/books/?page_size=2`);
  await app.showPart('Checks');
  const checks = app.request.getByRole('region', { name: 'Checks', exact: true });
  await checks.getByRole('combobox', { name: 'Name, new row' }).fill('res.status');
  await checks.getByRole('textbox', { name: 'Expected of res.status' }).fill('404');
  const setters = app.request.getByRole('region', { name: 'Variables set from the answer' });
  await setters.getByRole('textbox', { name: 'Name, new row' }).fill('first');
  await setters.getByRole('combobox', { name: 'Value, row 1' }).fill('res.body.results[0].url');
  await app.press();

  await expect(app.request.getByRole('status', { name: 'Outcome of the checks' })).toHaveText('1 of 1 failed.');
  await expect(checks).toContainText('it is 200');
  await checks.getByRole('textbox', { name: 'Expected of res.status' }).fill('200');
  await app.press();
  await expect(app.request.getByRole('status', { name: 'Outcome of the checks' })).toHaveText('It passed.');

  await app.address.fill('{{first}}');
  await app.press();
  await expect(app.summary).toContainText('200');
});
