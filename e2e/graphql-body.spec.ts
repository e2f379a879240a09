import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { QueryPane } from './pages/query-pane';

const query = 'query One($id: ID!) { book(id: $id) { title loans { due } } } query Two { categories { id } }';

test('a query is written, run, mended where its answer points, and kept as a file', async ({ app, practice, folder }) => {
  const { page, request } = app;
  const graphql = new QueryPane(page);
  await app.chooseMethod('POST');
  await app.address.fill(`${practice.url}/graphql`);
  await app.showPart('Body');
  await graphql.begin();

  await graphql.write(graphql.query, '{ book(id: }');
  await expect(request.getByText(/^Line 1, column 12: Unexpected/)).toBeVisible();
  // It is the server's to refuse.
  await app.press();
  await expect(graphql.errors).toContainText('Syntax Error');
  await expect(graphql.errors).toContainText('and no data');

  await graphql.write(graphql.query, query);
  await expect(request.getByText(/^Line 1, column 12/)).toHaveCount(0);
  await graphql.write(graphql.variables, '{"id": 21,}');
  await app.sendButton.click();
  await expect(request.getByText(/The variables are not JSON\. Line 1, column 11: .* Mend them there/)).toBeVisible();
  await expect(graphql.variables).toBeFocused();

  await graphql.write(graphql.variables, '{}');
  await expect(request.getByText(/^There are several operations/)).toBeVisible();
  await graphql.pick('One');
  await expect(request.getByText('The query needs $id, and Variables does not have it.')).toBeVisible();
  await graphql.write(graphql.variables, '{"id": 21}');
  await graphql.run('query Two').click();
  await app.isOver();
  await expect(graphql.errors).toHaveCount(0);
  await graphql.run('query One').click();
  await app.isOver();
  await expect(graphql.errors).toContainText('One error in the answer, and data beside it');
  await expect(graphql.errors).toContainText('book.loans');
  await app.showView('Body');
  await expect(app.body.view.getByText('The Salt Archive')).toBeVisible();
  expect(await objections(page)).toEqual([]);

  await graphql.errors.getByRole('button', { name: /^Go to line 1, column 45/ }).click();
  await expect(graphql.query).toBeFocused();
  await expect(request.getByText('Ln 1, Col 45')).toBeVisible();

  await app.collections.create('Shelf', folder);
  await app.saveAs('A book');
  const root = join(folder, 'shelf');
  const kept = readFileSync(join(root, readdirSync(root).find((name) => /book\.yml$/i.test(name)) ?? ''), 'utf8');
  expect(kept).toContain('type: graphql');
  expect(kept).toContain('\n    variables:');
  const [beside = ''] = readdirSync(join(root, '.cairn')).filter((name) => /book\.yaml$/i.test(name));
  expect(readFileSync(join(root, '.cairn', beside), 'utf8')).toContain('operationName: One');
});

test('by GET a query goes in the address, and a mutation is warned of', async ({ app, practice }) => {
  const { page, request } = app;
  const graphql = new QueryPane(page);
  await app.address.fill(`${practice.url}/graphql`);
  await app.showPart('Body');
  await graphql.begin();
  await graphql.write(graphql.query, 'mutation { giveBack(loan: 1) { id } }');
  await expect(request.getByText(/^A mutation must not go by GET/)).toBeVisible();
  await graphql.write(graphql.query, '{ book(id: 21) { title } }');
  await expect(request.getByText(/^With GET the query goes in the address/)).toBeVisible();
  await app.press();
  await app.showView('Wire');
  await expect(app.response.getByText(/GET \/graphql\?query=%7B\+book/).first()).toBeVisible();
  await request.getByRole('button', { name: 'Send with POST' }).click();
  await app.press();
  await expect(app.response.getByText(/POST \/graphql HTTP/).first()).toBeVisible();
});
