import { expect, test } from './fixtures';

test('a POST that is sent elsewhere stops, and is repeated there when told to', async ({ app, practice }) => {
  await app.chooseMethod('POST');
  await app.address.fill(`${practice.url}/library/books`);
  await app.typeJson('{"title": "Kept"}');
  await app.press();
  await expect(app.summary).toContainText('301');
  await expect(app.summary).toContainText('A POST is not repeated elsewhere without your word');

  await app.response.getByRole('button', { name: 'Repeat the POST there' }).click();
  await app.isOver();
  await expect(app.address).toHaveValue(`${practice.url}/library/books/`);
  await expect(app.methodButton).toHaveAttribute('aria-label', 'Method: POST');
  await expect(app.summary).toContainText('401');
});

test('or it is asked for with GET, as browsers do', async ({ app, practice }) => {
  await app.send('POST', `${practice.url}/library/books`);
  await app.response.getByRole('button', { name: 'GET it, as browsers do' }).click();
  await app.isOver();
  await expect(app.summary).toContainText('of 240');
  await expect(app.methodButton).toHaveAttribute('aria-label', 'Method: GET');
});

test('a GET is followed, and what was followed is told', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/redirect/2`);
  await expect(app.summary).toContainText('2 redirects were followed');
});
