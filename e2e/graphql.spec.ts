import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { GraphqlPane } from './pages/graphql-pane';

test('a GraphQL server is understood, asked and changed', async ({ app, practice }) => {
  const { page } = app;
  const graphql = new GraphqlPane(page);

  await test.step('its schema is read when somebody wishes it', async () => {
    await app.address.fill(`${practice.url}/graphql`);
    await app.chooseMethod('POST');
    await app.showPart('Body');
    await graphql.begin();
    await expect(graphql.schema).toContainText('No schema yet');
    await graphql.readSchema();
  });

  await test.step('a field is completed while it is typed', async () => {
    await graphql.write('query One($id: ID!) { book(id: $id) { ');
    await page.keyboard.type('tit');
    await expect(page.getByRole('option', { name: /^title/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(graphql.texts.first()).toContainText('{ title}}');
  });

  await test.step('what the schema does not know is marked', async () => {
    await page.keyboard.type(' titel');
    await page.keyboard.press('Escape');
    await expect(graphql.request).toContainText('Cannot query field "titel" on type "Book".');
    for (let at = 0; at < ' titel'.length; at++) await page.keyboard.press('Backspace');
    await expect(graphql.request).not.toContainText('Cannot query field');
  });

  await test.step('a field is found in the docs and put into the query', async () => {
    await graphql.openDocs();
    await graphql.docs.getByRole('searchbox').fill('loans');
    await graphql.goTo('Book.loans');
    await expect(graphql.docs.getByRole('heading', { name: 'Book' })).toBeFocused();
    await expect(graphql.docs).toContainText('Members see their own loans');
    await graphql.insert('loans');
    await expect(graphql.docs.getByRole('status')).toContainText('loans is in the query now.');
    await expect(graphql.docs).toContainText('Deprecated: Put title and author together yourself.');
    expect(await objections(page)).toEqual([]);
  });

  await test.step('variables are completed by their definitions, and the answer has data and an error', async () => {
    await graphql.variables.focus();
    await page.keyboard.type('{"');
    await page.getByRole('option', { name: /^id/ }).click();
    await page.keyboard.type('21');
    await app.press();
    await app.showView('Body');
    await expect(app.response).toContainText('The Salt Archive');
    await expect(app.response).toContainText('Send a credential to see loans.');
  });

  await test.step('a mutation changes the library', async () => {
    await app.signInWithToken(practice.token);
    await app.showPart('Body');
    await graphql.readSchema();
    await graphql.write('mutation { changeBook(input: { id: 21, price: "9.50" }) { price } }');
    await graphql.write('', graphql.variables);
    await app.press();
    await expect(app.response).toContainText('9.50');
    expect(await (await fetch(`${practice.url}/library/books/21/`)).json()).toMatchObject({ price: '9.50' });
  });
});

test('a server that keeps its schema to itself is said to, and a file helps', async ({ app, practice, folder }) => {
  const graphql = new GraphqlPane(app.page);
  await app.address.fill(`${practice.url}/graphql/closed`);
  await app.chooseMethod('POST');
  await app.showPart('Body');
  await graphql.begin();
  await graphql.schema.getByRole('button', { name: 'Read the schema' }).click();
  await expect(graphql.request).toContainText('The server does not tell its schema: introspection is switched off there.');
  expect(await objections(app.page)).toEqual([]);

  writeFileSync(join(folder, 'library.graphql'), '"A book."\ntype Book { title: String }\ntype Query { book(id: ID!): Book }\n');
  await app.chooseFile(graphql.schema.getByRole('button', { name: /Open a file/ }), join(folder, 'library.graphql'));
  await expect(graphql.schema).toContainText('Schema: 2 types, from library.graphql');
  await graphql.openDocs();
  await graphql.goTo('Query');
  await graphql.insert('book');
  await expect(graphql.texts.first()).toContainText('book(id: "")');
});
