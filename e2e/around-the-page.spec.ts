import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from './fixtures';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const test = base.extend<{ readonly peer: (answer: Answer) => Promise<string> }>({
  /** Starts a small server of its own and gives its origin. */
  peer: async ({}, provide) => {
    const servers: ReturnType<typeof createServer>[] = [];
    await provide(async (answer) => {
      const server = createServer(answer);
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of servers) server.close();
  },
});

const sendJson = (response: ServerResponse, body: unknown) => {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
};

test('somebody nobody knows is asked who they are, says so, and is let in', async ({ app }) => {
  await app.startPractice();
  const origin = new URL(await app.address.inputValue()).origin;
  await app.send('GET', `${origin}/auth/basic/`);
  await expect(app.summary).toContainText('401');
  await expect(app.browse.refusal).toContainText('This asks who you are: the GET was sent as anonymous.');

  await app.browse.sendAs('alice');
  await expect(app.summary).toContainText('200');
  await expect(app.page.getByRole('button', { name: 'Sent as alice: send as somebody else' })).toBeVisible();

  await app.sendAs('anonymous');
  await expect(app.summary).toContainText('401');
  await app.back();
  await expect(app.summary).toContainText('200');
});

test('a method that is not there leaves the page as it was, says why, and is marked', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/library/`);
  await app.send('PUT', `${practice.url}/library/`);
  await expect(app.summary).toContainText('405');
  await expect(app.browse.refusal).toContainText(/This resource has no PUT; it has GET/);
  await expect(app.browse.method('PUT')).toContainText('not for this resource');

  await app.browse.follow(/books/);
  await expect(app.summary).toContainText('1 to 20 of 240');
});

test('the same list as JSON and as XML, side by side', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/library/books/`);
  await app.compareFormat('XML');
  await expect(app.beside.getByRole('row', { name: /Content-Type/ })).toContainText('application/xml');
  const hasFocus = () => app.response.evaluate((pane) => pane.contains(document.activeElement));
  await expect.poll(hasFocus).toBe(true);
  await expect(app.beside.getByRole('row', { name: /length/ })).toBeVisible();
  await app.page.getByRole('radio', { name: 'Bodies' }).click();
  await expect(app.response.getByRole('region', { name: 'Body as XML' })).toContainText('list-item');
  for (const name of ['Body as JSON', 'Body as XML']) {
    const half = app.response.getByRole('region', { name });
    const [box, save] = [await half.boundingBox(), await half.getByRole('button', { name: 'Save as…' }).boundingBox()];
    expect(save!.x + save!.width).toBeLessThanOrEqual(box!.x + box!.width);
  }
  await app.page.getByRole('button', { name: 'Close the comparison' }).click();
  await expect.poll(hasFocus).toBe(true);
  await app.browse.holds(20);
});

test('a templated link asks what goes into it, and leads there', async ({ app, practice }) => {
  await app.send('GET', `${practice.url}/pagination/hal/`);
  await app.browse.fillTemplate(/find/i, { search: 'salt & sea' });
  await expect(app.address).toHaveValue(/\?search=salt%20%26%20sea$/);
});

test('filters keep each other, and each change begins at the first page', async ({ app, practice }) => {
  // Its root points to the description of the API, which names the filters.
  await app.send('GET', `${practice.url}/`);
  await app.send('GET', `${practice.url}/library/books/?page=3`);
  await app.browse.search('the');
  await expect(app.address).toHaveValue(/books\/\?search=the$/);
  await app.browse.order('price, falling');
  await expect(app.address).toHaveValue(/search=the&ordering=-price$/);
  await app.isOver();
  await app.browse.nextPage();
  await expect(app.address).toHaveValue(/page=2/);
  await app.isOver();
  await app.browse.chooseFilter('in stock', 'yes');
  await expect(app.address).toHaveValue(/search=the/);
  await expect(app.address).toHaveValue(/ordering=-price/);
  await expect(app.address).toHaveValue(/in_stock=true/);
  await expect(app.address).not.toHaveValue(/page=/);
  await app.isOver();
  await app.browse.search('no such book');
  await expect(app.browse.view).toContainText(/Nothing matches “no such book” and in stock true/);
  await app.browse.link('Drop the filters').click();
  await expect(app.summary).toContainText('1 to 20 of 240');
});

test('credentials stay behind when a link leads to another origin, and go along when they are told to', async ({ app, peer }) => {
  const there = await peer((request, response) => sendJson(response, { authorization: request.headers.authorization ?? 'none' }));
  const here = await peer((_request, response) => sendJson(response, { elsewhere: `${there}/a`, name: 'here' }));
  await app.address.fill(here);
  await app.signInWithToken('secret');
  await app.press();

  await app.browse.link(/another origin/).hover();
  await expect(app.page.getByRole('tooltip')).toContainText('Another origin: the credentials of Auth stay behind.');
  await app.browse.link(/another origin/).click();
  await expect(app.browse.view).toContainText('none');
  await expect(app.credentialsLine).toContainText(`since ${there} is another origin`);

  await app.page.getByRole('button', { name: 'Send them once' }).click();
  await expect(app.browse.view).toContainText('Bearer secret');
});

test('a redirect to another origin leaves credentials behind, says so on the page, and they go there when told to', async ({
  app,
  peer,
}) => {
  const there = await peer((request, response) =>
    sendJson(response, { authorization: request.headers.authorization ?? 'none', key: request.headers['x-api-key'] ?? 'none' }),
  );
  const here = await peer((_request, response) => void response.writeHead(302, { Location: `${there}/moved` }).end());
  await app.address.fill(here);
  await app.signInWithToken('secret');
  await app.press();
  await expect(app.browse.view).toContainText('none');
  await expect(app.browse.redirected).toContainText(`A redirect led from ${here} to ${there}, another origin.`);
  await expect(app.browse.redirected).toContainText('Authorization stayed behind');

  await app.browse.redirected.getByRole('button', { name: 'Send it there too' }).click();
  await expect(app.browse.view).toContainText('Bearer secret');
  await expect(app.address).toHaveValue(`${there}/moved`);
  await expect(app.browse.redirected).toHaveCount(0);
  await expect(app.page.getByText(`of ${here}, this once. Links from here go without.`)).toBeVisible();
  await app.back();
  await expect(app.browse.view).toContainText('none');
});

test('what writes is sent across with its body, its type and its credentials, once it was asked about', async ({ app, peer }) => {
  const came: string[] = [];
  const there = await peer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { authorization = 'none', 'content-type': type = '' } = request.headers;
      // What is asked ahead writes nothing.
      if (request.method === 'POST') came.push(`${authorization} ${type} ${body}`);
      response.statusCode = authorization === 'none' ? 401 : 201;
      sendJson(response, { came: came.length });
    });
  });
  const here = await peer((_request, response) => void response.writeHead(307, { Location: `${there}/moved` }).end());
  await app.address.fill(here);
  await app.chooseMethod('POST');
  await app.showPart('Body');
  await app.typeJson('{"title": "Cairn"}');
  await app.signInWithToken('secret');
  await app.press();
  await app.isOver();
  await expect(app.summary).toContainText('401');
  await app.showView('Browse');

  await expect(app.browse.refusal).toContainText('the POST was sent without its credentials');
  const send = app.browse.redirected.getByRole('button', { name: 'Send it there too' });
  await send.click();
  const question = app.page.getByRole('alertdialog', { name: `Send POST to ${new URL(there).host} again?` });
  await expect(question).toContainText('It was sent there once, without Authorization.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(came).toHaveLength(1);
  await send.click();
  await question.getByRole('button', { name: 'Send POST' }).click();
  await expect(app.summary).toContainText('201');
  expect(came).toEqual(['none application/json {"title": "Cairn"}', 'Bearer secret application/json {"title": "Cairn"}']);
  await expect(app.address).toHaveValue(`${there}/moved`);
});

test('rows of another origin say so, like any other link that leads there', async ({ app, peer }) => {
  const here = await peer((_request, response) =>
    sendJson(response, [
      { url: 'https://elsewhere.test/1', title: 'Away' },
      { url: '/2', title: 'Here' },
    ]),
  );
  await app.send('GET', here);
  await expect(app.browse.link('Away (another origin)')).toBeVisible();
  await expect(app.browse.link('Here')).toBeVisible();
});

test('what a table shows is written out as it is shown, and all of it as it came', async ({ app, peer }) => {
  test.skip(test.info().project.name === 'desktop', 'the system asks for the file there');
  const { page } = app;
  const here = await peer((_request, response) =>
    sendJson(response, [
      { id: 1, name: 'Cup', formula: '=1+1', price: 1.5 },
      { id: 2, name: 'Plate', formula: '@SUM(A1)', price: 2 },
      { id: 3, name: 'Cupboard', formula: 'none', price: -3 },
    ]),
  );
  await app.send('GET', `${here}/things/`);
  await app.browse.pickColumns({ without: ['id'] });
  await app.browse.filterRows('cup');
  await app.browse.sortBy('name');
  await app.browse.sortBy('name');
  await expect(app.browse.rows).toHaveCount(2);

  const asShown = "name,formula,price\nCupboard,none,-3\nCup,'=1+1,1.5\n";
  expect(await app.browse.exported('As the table shows it: 2 rows, 3 columns', 'CSV')).toEqual(['things.csv', asShown]);
  await expect(page.getByText(/^2 rows, \d+ B: the download has started$/)).toBeVisible();
  const [, lines] = await app.browse.exported('As the table shows it: 2 rows, 3 columns', 'NDJSON');
  expect(lines.split('\n')[0]).toBe('{"name":"Cupboard","formula":"none","price":-3}');
  const [name, whole] = await app.browse.exported('As it came: 3 rows, whole', 'JSON');
  expect(name).toBe('things.json');
  expect(JSON.parse(whole)).toHaveLength(3);
  expect(whole).toContain('{"id":1,"name":"Cup","formula":"=1+1","price":1.5}');
});

test('back and forward, and a reload, find the page where it was left', async ({ open, practice }) => {
  const { app, page, url } = await open();
  await app.send('GET', `${practice.url}/library/books/?page_size=100`);
  await app.browse.grid.evaluate((element) => element.scrollTo(0, 900));
  await page.waitForTimeout(300);
  const row = app.browse.rows.nth(6).getByRole('link').first();
  await row.hover();
  await page.waitForTimeout(300);
  const place = await app.browse.place();
  expect(place).toBeGreaterThan(300);
  await row.click();
  await expect(app.address).toHaveValue(/books\/\d+\/$/);
  await app.isOver();
  await app.back();
  await expect.poll(() => app.browse.place()).toBe(place);

  test.skip(url === null, 'a desktop window is not loaded anew');
  await page.waitForTimeout(1_000);
  await page.reload();
  await app.isReady();
  await expect(app.summary).toContainText('200');
  await expect.poll(() => app.browse.place()).toBe(place);
  await app.forward();
  await expect(app.address).toHaveValue(/books\/\d+\/$/);
  await expect(app.summary).toContainText('200');
});

test('what a host that was started anew no longer holds can be asked for again', async ({ open, practice }) => {
  const first = await open();
  await first.app.send('GET', `${practice.url}/library/books/1/`);
  await first.page.waitForTimeout(1_000);
  await first.kill();
  await first.page.close();

  const { app } = await open();
  await expect(app.response).toContainText('This answer is no longer kept.');
  await app.response.getByRole('button', { name: 'Ask again with the same GET' }).click();
  await expect(app.summary).toContainText('200');
});

test('the focus stays where one works while the page changes under it', async ({ app, practice }) => {
  const { page } = app;
  await app.send('GET', `${practice.url}/`);
  await app.send('GET', `${practice.url}/library/books/`);
  const search = app.browse.filters.getByRole('textbox', { name: 'Search the list' });
  await search.focus();
  await page.keyboard.type('the');
  await page.keyboard.press('Enter');
  await expect(app.address).toHaveValue(/search=the/);
  await app.isOver();
  await expect(search).toBeFocused();

  await page.keyboard.type(' salt');
  await page.keyboard.press('Enter');
  await expect(app.address).toHaveValue(/search=the(?:%20|\+)salt/);
  await app.isOver();
  await app.tabTo(/^Clear all/);
  await page.keyboard.press('Enter');
  await expect(app.summary).toContainText('1 to 20 of 240');
  await expect(app.browse.title).toBeFocused();

  await app.browse.view.getByRole('button', { name: 'Next page' }).focus();
  await page.keyboard.press('Enter');
  await expect(app.summary).toContainText('21 to 40 of 240');
  await page.keyboard.press('Enter');
  await expect(app.summary).toContainText('41 to 60 of 240');
});

test('a form that was half filled in is there again after going elsewhere, and after a reload', async ({ open, practice }) => {
  const { app, page, url } = await open();
  await app.send('GET', `${practice.url}/library/books/31/`);
  await app.signInWithToken(practice.token);
  await app.press();
  await app.browse.method('PATCH').click();
  const title = app.browse.view.getByRole('textbox', { name: /^title/i });
  await title.fill('The Very Last Ferry');
  await app.browse.crumbs.getByRole('link', { name: 'Library' }).click();
  await app.isOver();
  await app.back();
  await expect(title).toHaveValue('The Very Last Ferry');

  test.skip(url === null, 'a desktop window is not loaded anew');
  await page.waitForTimeout(1_000);
  await page.reload();
  await app.isReady();
  await expect(title).toHaveValue('The Very Last Ferry');
});

test('the entries of a feed are sorted, opened and written out like any other rows', async ({ app, peer }) => {
  test.skip(test.info().project.name === 'desktop', 'the system asks for the file there');
  const here = await peer((_request, response) => {
    response.setHeader('Content-Type', 'application/atom+xml');
    const entries = ['Cup', 'Anchor', 'Boat'].map(
      (title, at) => `<entry><id>${at}</id><title>${title}</title><note>=${at}</note></entry>`,
    );
    response.end(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Things</title>${entries.join('')}</feed>`);
  });
  await app.send('GET', `${here}/things`);
  await app.browse.sortBy('title');
  await app.browse.openRow('Anchor');
  const row = app.page.getByRole('dialog', { name: 'Row 2' });
  await expect(row).toContainText('Anchor');
  await row.getByRole('button', { name: 'Close' }).click();
  expect(await app.browse.exported('As the table shows it: 3 rows, 3 columns', 'CSV')).toEqual([
    'things.csv',
    "id,title,note\n1,Anchor,'=1\n2,Boat,'=2\n0,Cup,'=0\n",
  ]);
});

test('filters that a description brings have their room: the one of the rows here gives way, until it is wished for', async ({
  app,
  practice,
}) => {
  const { browse, page } = app;
  const here = page.getByRole('searchbox', { name: 'Filter this page' });
  await app.send('GET', `${practice.url}/library/books/`);
  await expect(here).toBeVisible();
  await browse.view.getByRole('button', { name: /^allowed here/ }).click();
  await page.getByRole('button', { name: 'Look in the usual places' }).click();
  await expect(page.getByRole('button', { name: 'Forget it' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(browse.filters).toBeVisible();
  await expect(here).toHaveCount(0);
  await page.getByRole('button', { name: 'Filter this page here' }).click();
  const [above, below] = [await browse.filters.boundingBox(), await here.boundingBox()];
  expect(below!.y).toBeGreaterThanOrEqual(above!.y + above!.height);
});
