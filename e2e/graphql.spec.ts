import type { Locator } from 'playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { GraphqlPane } from './pages/graphql-pane';
import { SocketPane } from './pages/socket-pane';

/** Waits for an offer. What completes a text is being fetched while the first letters are typed: then it is asked for once more. */
const isOffered = (option: Locator): Promise<void> =>
  expect(async () => {
    if (!(await option.isVisible())) await option.page().keyboard.press('Control+Space');
    await expect(option).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });

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
    await isOffered(page.getByRole('option', { name: /^title/ }));
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
    await isOffered(page.getByRole('option', { name: /^id/ }));
    await page.keyboard.press('Enter');
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

test('a subscription is followed over a WebSocket, and as events', async ({ app, practice }) => {
  const { page } = app;
  const [graphql, socket] = [new GraphqlPane(page), new SocketPane(page)];
  const change = (price: string) =>
    fetch(`${practice.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Token ${practice.token}` },
      body: JSON.stringify({ query: `mutation { changeBook(input: { id: 21, price: "${price}" }) { id } }` }),
    });

  await test.step('a request whose operation is a subscription offers to', async () => {
    await app.address.fill(`${practice.url}/graphql`);
    await app.chooseMethod('POST');
    await app.showPart('Body');
    await graphql.begin();
    await graphql.write('subscription { bookChanged(id: 21) { title price } }');
    await expect(graphql.follow).toContainText('A subscription has more than one answer.');
    expect(await objections(page)).toEqual([]);
    await graphql.follow.getByRole('button', { name: 'Follow over WebSocket' }).click();
    await socket.isOpen();
    await expect(socket.line(/^Sent .*subscribe/)).toBeVisible();
  });

  await test.step('what a mutation changes arrives, and can be read', async () => {
    await change('8.25');
    const next = socket.line(/^Received .*next.*8\.25/);
    await expect(next).toBeVisible();
    await expect(next).not.toContainText('payload');
    await next.click();
    await expect(socket.detail).toContainText('"price": "8.25"');
    await expect(socket.detail).not.toContainText('payload');
    await expect(page.getByRole('region', { name: 'Next message' })).toHaveCount(0);
    expect(await objections(page)).toEqual([]);
  });

  await test.step('stopping tells the server first', async () => {
    await socket.disconnect();
    await expect(socket.line(/^Sent .*complete/)).toBeVisible();
    await expect(app.summary).toContainText('Closed with 1000');
  });

  await test.step('as events it is followed to its end', async () => {
    await app.tabs.first().click();
    await graphql.write('subscription { countdown(from: 2, everyMs: 20, failAt: 1) { left word } }');
    await graphql.follow.getByRole('button', { name: 'Follow as events' }).click();
    await expect(socket.line(/next.*"left":0/)).toBeVisible();
    await expect(socket.line(/next.*The word for 1 was to fail/)).toBeVisible();
    await expect(app.summary).toContainText('The operation is complete.');
  });
});

test('a query goes by its hash, and its schema is known again after a reload', async ({ app, practice }) => {
  const { page } = app;
  const graphql = new GraphqlPane(page);
  await app.address.fill(`${practice.url}/graphql`);
  await app.chooseMethod('POST');
  await app.showPart('Body');
  await graphql.begin();
  await graphql.readSchema();
  await expect(graphql.schema).toContainText(/asked at \d\d:\d\d/);
  await graphql.write('{ book(id: 21) { title } }');
  await graphql.sendAs('Query by its hash');
  await app.press();
  await expect(app.summary).toContainText('200');
  await app.showView('Wire');
  await expect(app.response).toContainText('PersistedQueryNotFound');
  await expect(app.response).toContainText('The server does not know that hash');
  expect(await objections(page)).toEqual([]);

  await page.reload();
  await app.isReady();
  await app.showPart('Body');
  await expect(graphql.schema).toContainText(/Schema: \d+ types, asked at/);
  await graphql.sendAs('Document by its id');
  await app.press();
  await expect(graphql.request).toContainText('The id is empty');
  await graphql.request.getByRole('button', { name: 'Use the query’s hash' }).click();
  await expect(graphql.documentId).toHaveValue(/^sha256:[0-9a-f]{64}$/);
  expect(await objections(page)).toEqual([]);
});

test('a server that wants its stream reserved is followed in single connection mode', async ({ app, practice }) => {
  const [graphql, socket] = [new GraphqlPane(app.page), new SocketPane(app.page)];
  await app.address.fill(`${practice.url}/graphql/stream`);
  await app.chooseMethod('POST');
  await app.showPart('Body');
  await graphql.begin();
  await graphql.write('subscription { countdown(from: 1, everyMs: 20) { left } }');
  await graphql.follow.getByRole('button', { name: 'Follow as events' }).click();
  await expect(app.summary).toContainText('400');
  await graphql.request.getByRole('button', { name: 'Reserve a stream' }).click();
  await expect(socket.line(/next.*"left":0/)).toBeVisible();
  await expect(app.response.getByRole('group', { name: 'Sent on the side' })).toContainText('PUT /graphql/stream, 201');
  await expect(app.response.getByRole('group', { name: 'Sent on the side' })).toContainText('POST /graphql/stream, 202');
  expect(await objections(app.page)).toEqual([]);
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
