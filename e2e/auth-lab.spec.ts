import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { LabPage } from './pages/lab-page';

test('a learner undoes Basic, watches a token expire, steals a key, and fills the permission matrix', async ({ app }) => {
  const lab = new LabPage(app.page);
  await lab.open();

  await lab.press('Basic, undone', 'Turn it back');
  await expect(lab.part('Basic, undone')).toContainText('alice:practice');
  await lab.press('Basic, undone', 'Send it');
  await expect(lab.part('Basic, undone')).toContainText('200 OK');

  await lab.press('A bearer token, read', 'Get a token for alice');
  await expect(lab.part('A bearer token, read')).toContainText('when it ends');
  await lab.press('A bearer token, read', 'Use it');
  await expect(lab.part('A bearer token, read').getByText('200 OK')).toHaveCount(2);
  await lab.press('A bearer token, read', /Move the clock/);
  await lab.press('A bearer token, read', 'Use it');
  await expect(lab.part('A bearer token, read')).toContainText('401 Unauthorized');

  await lab.press('A key, stolen from a log', 'Send alice’s key in the address');
  await expect(lab.part('A key, stolen from a log').getByLabel('A line of the access log')).toContainText('api_key=');
  await lab.press('A key, stolen from a log', 'Use the key from the log');
  await expect(lab.part('A key, stolen from a log').getByText('200 OK')).toHaveCount(2);

  await lab.press('Who may do what', 'Send all 84');
  await expect(lab.cell('IsAuthenticatedOrReadOnly', 'anonymous', 'GET')).toContainText('200');
  await expect(lab.cell('IsAuthenticatedOrReadOnly', 'anonymous', 'POST')).toContainText('401');
  await expect(lab.cell('IsAdminUser', 'alice', 'DELETE')).toContainText('403');
  await expect(lab.cell('IsAdminUser', 'dora', 'DELETE')).toContainText('200');

  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);

  await lab.cell('IsAdminUser', 'alice', 'PUT').getByRole('button').click();
  await app.showView('Why');
  await expect(app.response).toContainText('alice may not do this');
});
