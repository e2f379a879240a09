import { expect, test } from './fixtures';
import { objections } from './objections';
import { LessonsPage } from './pages/lessons-page';

/** One of each track. */
const finished = [
  'What is REST? Ask once and see',
  'Stateless: every request as if it were the first',
  'HEAD: the label without the parcel',
  'Basic: a name and a password in every request',
  'Five classes, sixty-two codes, and many gaps',
  'One PATCH, or an address for every field?',
  'Why lists come in pages',
];

test('a learner finishes a lesson of each track, and sees the results at its end', async ({ app }) => {
  test.setTimeout(240_000);
  const lessons = new LessonsPage(app.page);
  for (const title of finished)
    await test.step(title, async () => {
      await lessons.open(title);
      await lessons.takeAll();
      await expect(lessons.probes.getByText('Open:')).toHaveCount(0);
      await expect(lessons.lesson.getByText('done', { exact: true })).toBeVisible();
      await expect(lessons.lesson.getByRole('region', { name: 'To keep in mind' })).toBeVisible();
    });
  await app.page.getByRole('button', { name: 'Lessons', exact: true }).first().click();
  await app.page.getByRole('button', { name: 'Contents' }).click();
  await app.page.getByRole('button', { name: 'your results' }).first().click();
  const row = app.page.getByRole('row', { name: /What is REST/ });
  await expect(row).toContainText('2 of 2');
  await expect(row).toContainText('GET reads what the address names');
});

test('a probe that is open says what is missing; a step opens as an exchange; the lesson is there again after a restart', async ({
  open,
}) => {
  const first = await open();
  const lessons = new LessonsPage(first.page);
  await lessons.open('What is REST? Ask once and see');
  await expect(lessons.probes).toContainText('0 of 2');
  await lessons.take(1);
  await expect(lessons.probes).toContainText('1 of 2');
  await expect(lessons.probes).toContainText('GET /library/books/ was not sent yet.');
  await lessons.steps.nth(1).getByRole('button', { name: 'Open the exchange' }).click();
  await expect(first.app.summary).toContainText('200');
  await expect(first.app.address).toHaveValue(/\/library\/books\/21\/$/);
  await first.stop();

  const second = await open();
  await second.page.getByRole('button', { name: 'Lessons', exact: true }).first().click();
  const again = new LessonsPage(second.page);
  await expect(again.lesson.getByRole('heading', { level: 2 })).toHaveText('What is REST? Ask once and see');
  await expect(again.probes).toContainText('1 of 2');
});

test('a server behind the balancer is killed, the others go on, and it comes back', async ({ app }) => {
  test.setTimeout(120_000);
  const lessons = new LessonsPage(app.page);
  await lessons.open('Scalability: a balancer, three servers, and one that dies');
  const drawing = lessons.scene.getByRole('img');
  await lessons.press('Send one');
  await expect(drawing).toHaveAccessibleName(/^Of 1 request the cache answered 0/, { timeout: 60_000 });
  await lessons.press('Send twelve');
  await expect(drawing).toHaveAccessibleName(/^Of 13 requests .* server 2: [1-9]/);
  const second = Number(/server 2: (\d+)/.exec((await drawing.getAttribute('aria-label')) ?? '')?.[1]);
  await lessons.press('Kill server 2');
  await expect(drawing).toHaveAccessibleName(new RegExp(`server 2 \\(dead\\): ${second},`));
  await lessons.press('Send twelve');
  await expect(drawing).toHaveAccessibleName(new RegExp(`^Of 25 requests .* server 2 \\(dead\\): ${second},`));
  await expect(drawing).not.toHaveAccessibleName(/found nobody/);
  await lessons.scene.getByRole('radio', { name: 'May be kept' }).click();
  await lessons.press('Send twelve');
  await expect(drawing).toHaveAccessibleName(/the cache answered 11/);
  await lessons.press('Revive server 2');
  await expect(drawing).toHaveAccessibleName(new RegExp(`server 2: ${second},`));
  await app.page.keyboard.press('t');
  await expect(lessons.scene.getByRole('row', { name: /Shared cache/ })).toContainText('11');
});

test('a burst is throttled, counted down, and over', async ({ app }) => {
  const lessons = new LessonsPage(app.page);
  await lessons.open('Throttling: a burst, watched to its end');
  await lessons.press('Send a burst of eight');
  await expect(lessons.scene).toContainText('5 let through, 3 refused', { timeout: 30_000 });
  const again = lessons.scene.getByRole('button', { name: /^Ask again/ });
  await expect(again).toBeDisabled();
  const seconds = async () => Number(/\d+/.exec((await again.textContent()) ?? '')?.[0]);
  const before = await seconds();
  await expect.poll(seconds).toBeLessThan(before);
  await lessons.press('Let the wait pass');
  await expect(lessons.scene).toContainText('The wait is over');
  await expect(again).toBeEnabled();
  await again.click();
  await expect(lessons.scene).toContainText('6 let through, 3 refused');
});

test('code that a server sends along is fetched and read, and runs only once somebody agrees', async ({ app }) => {
  const { page } = app;
  const lessons = new LessonsPage(page);
  await lessons.open('Code on demand: rules that travel with the form');
  await lessons.press('Ask for the form');
  await lessons.press('Fetch its code');
  await expect(lessons.scene.getByLabel('The code', { exact: true })).toContainText('export function check');
  await expect(lessons.scene).toContainText('Nobody checks the fields here.');
  expect(page.frames()).toHaveLength(1);
  expect(page.workers()).toHaveLength(0);

  await lessons.scene.getByRole('switch', { name: 'Run this code' }).click({ force: true });
  await expect(lessons.scene).toContainText('The code complains about name and email.');
  await lessons.scene.getByRole('textbox', { name: 'Name' }).fill('Carl');
  await lessons.scene.getByRole('textbox', { name: 'E-mail' }).fill('carl@library.example');
  await expect(lessons.scene).toContainText('The code has no complaint.');
  await lessons.press('Send it to the server');
  await expect(lessons.scene).toContainText('The server says 201');

  await lessons.scene.getByRole('switch', { name: 'Run this code' }).click({ force: true });
  await expect(lessons.scene).toContainText('Nobody checks the fields here.');
  expect(page.frames()).toHaveLength(1);
});

test('code in the locked frame reaches neither the network nor anything of the page', async ({ app, practice }) => {
  const asked = async () => (await (await fetch(`${practice.url}/practice/log`)).text()).split('canary').length;
  const before = await asked();
  const code = `const tried = {};
const attempt = async (name, what) => { try { tried[name] = String(await what()); } catch (thrown) { tried[name] = 'refused'; } };
export async function probe() {}
export function check() {
  void attempt('fetch', () => fetch('${practice.url}/anything/canary', { mode: 'no-cors' }));
  void attempt('socket', () => new WebSocket('${practice.url.replace('http', 'ws')}/anything/canary'));
  void attempt('import', () => import('${practice.url}/anything/canary'));
  void attempt('worker', () => new Worker('${practice.url}/anything/canary'));
  return { document: typeof document, parent: typeof parent, storage: typeof localStorage, peer: typeof RTCPeerConnection, origin: self.origin };
}`;
  const said = await app.page.evaluate(
    (text) =>
      new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts');
        frame.src = './run-frame.html';
        frame.addEventListener('load', () => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', ({ data }) => resolve(data));
          port1.start();
          frame.contentWindow?.postMessage(null, '*', [port2]);
          port1.postMessage({ id: 1, code: text, values: {} });
        });
        document.body.append(frame);
      }),
    code,
  );
  expect(JSON.parse((said as { errors: string }).errors)).toEqual({
    document: 'undefined',
    parent: 'undefined',
    storage: 'undefined',
    peer: 'undefined',
    origin: 'null',
  });
  // What was going to be sent has been by the time that a whole exchange is over.
  await app.send('GET', `${practice.url}/library/books/21/`);
  expect(await asked()).toBe(before);
  await fetch(`${practice.url}/anything/canary`);
  expect(await asked()).toBeGreaterThan(before);
});

test('a lesson is done without a mouse', async ({ app }) => {
  const { page } = app;
  const lessons = new LessonsPage(page);
  await lessons.open('What is REST? Ask once and see');
  await expect(lessons.lesson.getByRole('region', { name: 'Text' })).toBeFocused();
  const step = lessons.steps.first().getByRole('button').first();
  for (let tabs = 0; tabs < 12 && !(await step.evaluate((element) => element === document.activeElement)); tabs++)
    await page.keyboard.press('Tab');
  await expect(step).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lessons.probes).toContainText('1 of 2', { timeout: 30_000 });
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe objects to nothing in the lessons, ${theme}`, async ({ app }) => {
    test.setTimeout(180_000);
    const { page } = app;
    const lessons = new LessonsPage(page);
    await app.useTheme(theme);
    const isClean = (what: string) => test.step(what, async () => expect(await objections(page)).toEqual([]));
    await page.getByRole('button', { name: 'Lessons', exact: true }).first().click();
    await expect(page.getByRole('region', { name: 'Contents' })).toBeVisible();
    await isClean('contents');
    await page.getByRole('button', { name: 'Glossary' }).click();
    await isClean('glossary');
    const drawn: readonly (readonly [string, string])[] = [
      ['What is REST? Ask once and see', 'Ask as an API client'],
      ['Throttling: a burst, watched to its end', 'Send a burst of eight'],
      ['Seven layers, and what this exchange shows of each', 'Send it plain'],
      ['Nouns in the address, verbs in the method', 'Send all pairs'],
      ['There and back: what survives being written down', 'Ask for all five, and read each again'],
      ['Rows that arrive while you turn the page', 'Read the first page'],
      ['Fresh, stale, private: how long an answer keeps', 'Ask for it'],
    ];
    for (const [title, button] of drawn) {
      await lessons.open(title);
      await lessons.press(button);
      await expect(lessons.scene.getByRole('region', { name: 'Sent' })).toBeVisible({ timeout: 30_000 });
      await expect(lessons.scene.getByRole('button', { name: button }).or(lessons.scene).first()).toBeVisible();
      await isClean(title);
    }
  });
}
