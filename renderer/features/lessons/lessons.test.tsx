import type { Handlers } from '#shared/contract/types';
import { lessonNamed } from '#shared/lessons/lessons';
import { afterDone, noProgress, withoutLesson, type LessonProgress } from '#shared/model/lesson-progress';
import { fail, ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { answerWith, startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { LessonsPage, LessonsPanel } from './index';
import '../../ui/tokens.css';
import '../../ui/base.css';

const alice = { username: 'alice', password: 'practice', token: 'alice-token', apiKey: '', role: 'member' as const };
const running = { phase: 'running' as const, url: 'http://127.0.0.1:7070', port: 7070, accounts: [alice] };

/** The lessons over a host that keeps progress; the practice server runs once it was started. */
async function show(kept: LessonProgress = noProgress, handlers: Partial<Handlers> = {}) {
  let progress = kept;
  const app = await startStore({
    'practice.start': async () => ok(running),
    'lessons.readProgress': async () => ok(progress),
    'lessons.keepProgress': async (done) => ok((progress = afterDone(progress, done, Date.now()))),
    'lessons.beginAnew': async ({ lessonId }) => ok((progress = withoutLesson(progress, lessonId))),
    ...handlers,
  });
  await app.state().loadLessons();
  const screen = await render(
    <AppProvider store={app.store} host={app.host}>
      <LessonsPanel />
      <LessonsPage />
    </AppProvider>,
  );
  const sent = () =>
    app.callsOf('exchange.send') as { exchangeId: string; draft: { method: string; url: string; auth: unknown } }[];
  const answer = (status: number) => {
    const { exchangeId = '', draft } = sent().at(-1) ?? {};
    const { method = '', url = '' } = draft ?? {};
    const target = url.slice(running.url.length);
    const went = { type: 'sent' as const, exchangeId, at: 1, hop: 0, method, url, target, headers: [], bodyBytes: null };
    app.state().receive(went, ...answerWith(exchangeId, status));
  };
  return { ...app, screen, sent, answer, progress: () => progress };
}

const begun = (lessonId: string): LessonProgress => afterDone(noProgress, { lessonId, passed: [], statuses: [] }, 1);
const press = async (name: string | RegExp) => page.getByRole('button', { name }).first().click();
const title = page.getByRole('article').getByRole('heading', { level: 2 });
const probes = page.getByRole('region', { name: 'What happened' });

test('the contents have the seven tracks, and lead to the first lesson', async () => {
  const { sent } = await show();
  await expect.element(page.getByRole('heading', { level: 3, name: /The constraints of REST/ })).toBeVisible();
  await press(/^Begin: /);
  await expect.poll(() => title.element().textContent).toBe(lessonNamed('first-request')?.title);
  expect(sent()).toEqual([]);
});

test('the page goes on in the lesson in which something was done last', async () => {
  await show(begun('first-request'));
  await expect.poll(() => title.element().textContent).toMatch(/What is REST\?/);
});

test('a step starts the server and is sent; what came is judged, and only what was missing stays open', async () => {
  const { sent, answer, progress } = await show(begun('first-request'));
  await expect.poll(() => probes.element().textContent).toMatch(/0 of 2/);
  await press(/^Ask for the books/);
  await expect
    .poll(() => sent().map(({ draft }) => `${draft.method} ${draft.url}`))
    .toEqual([`GET ${running.url}/library/books/`]);
  answer(200);
  // The answer has no rows, so that it is not what was meant.
  await expect.poll(() => probes.element().textContent).toMatch(/That answer has no rows with a next beside them\./);
  await expect.poll(() => progress().lessons['first-request']).toMatchObject({ passed: {}, statuses: { '200': 1 }, sent: 1 });
});

test('a probe that has passed stays passed, until the lesson is begun anew', async () => {
  const passed = afterDone(noProgress, { lessonId: 'first-request', passed: ['list', 'one'], statuses: [200] }, 1);
  await show(passed);
  await expect.poll(() => probes.element().textContent).toMatch(/2 of 2/);
  await expect.element(page.getByRole('region', { name: 'To keep in mind' })).toBeVisible();
  await press('Begin anew');
  await expect.poll(() => probes.element().textContent).toMatch(/0 of 2/);
});

test('what a lesson has switched on is put back when it is left, and nothing is sent when nothing was', async () => {
  const lesson = lessonNamed('not-your-fault');
  const after = lesson?.after ?? [];
  expect(after.length).toBeGreaterThan(0);
  const { state, sent, answer } = await show(begun('not-your-fault'));
  await expect.element(title).toBeVisible();
  state().showLessonView({ kind: 'contents' });
  await expect.element(page.getByRole('region', { name: 'Contents' })).toBeVisible();
  expect(sent()).toEqual([]);

  state().showLessonView({ kind: 'lesson', id: 'not-your-fault' });
  await page.getByRole('region', { name: 'Try it' }).getByRole('button').first().click();
  await expect.poll(() => sent().length).toBe(1);
  answer(503);
  await expect.poll(() => state().lessonSeen.length).toBe(1);
  await press('Contents');
  await expect
    .poll(() =>
      sent()
        .slice(1)
        .map(({ draft }) => new URL(draft.url).pathname),
    )
    .toEqual(after.map(({ path }) => path.replace(/\?.*/, '')));
});

test('a server that does not start is said where the step is', async () => {
  await show(begun('first-request'), { 'practice.start': async () => fail({ kind: 'notFound', what: 'a free port' }) });
  await press(/^Ask for the books/);
  await expect.poll(() => page.getByRole('alert').element().textContent).toMatch(/The practice server does not start/);
});
