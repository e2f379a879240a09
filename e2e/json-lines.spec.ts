import { createServer } from 'node:http';
import { expect, test } from './fixtures';

test('lines of JSON come as a table, which is sorted, and a row of it opened, also beyond the first rows', async ({
  app,
  listen,
}) => {
  const lines = Array.from({ length: 700 }, (_, at) => `{"n":${at},"name":"row ${at}","price":1.50}\n`).join('');
  const server = createServer((_request, response) => response.setHeader('Content-Type', 'application/x-ndjson').end(lines));
  await app.send('GET', `${await listen(server)}/rows`);
  await app.browse.holds(700);
  await app.browse.sortBy('n');
  await app.browse.sortBy('n');
  await app.browse.openRow('row 699');
  await expect(app.page.getByRole('dialog')).toContainText('1.50');
});
