import { Profiler } from 'react';
import type { Handlers } from '#shared/contract/types';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { answerWith, startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { ResponsePane } from './response-pane';

const views = { browse: <p>The page</p>, cookies: null, why: null, advice: null, messages: null };

/** The pane over a request that can be sent and answered; every change that is drawn is counted. */
async function open(handlers: Partial<Handlers> = {}) {
  const { store, host, state, tabId } = await startStore(handlers);
  state().editDraft(tabId, createDraft('http://x.test/'));
  const counted = { drawings: 0 };
  await render(
    <AppProvider store={store} host={host}>
      <Profiler id="response" onRender={() => counted.drawings++}>
        <ResponsePane tabId={tabId} views={views} />
      </Profiler>
    </AppProvider>,
  );
  const send = () => state().sendAgain(tabId);
  const answer = (status: number) => {
    const exchangeId = state().tabs[tabId]!.trail.at(-1)!.exchangeId;
    state().receive(...answerWith(exchangeId, status));
  };
  return { send, answer, counted, state, tabId, settled: () => settle(() => counted.drawings) };
}

/** A panel is looked through for stops of the Tab key a tenth of a second after it has changed. */
const restMs = 500;

/** Resolves when nothing is drawn any more. */
async function settle(drawings: () => number): Promise<void> {
  for (let before = -1; before !== drawings();) {
    before = drawings();
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}

const line = page.getByLabelText('Summary');
const earlier = () => document.querySelector('div[aria-busy="true"]:not([role])');

test('while a request is on its way, the answer before it is drawn as an earlier one, and not again', async () => {
  const { send, answer, counted, settled } = await open();
  send();
  answer(200);
  await settled();
  await expect.element(line).toMatchTextContent(/^200/);
  counted.drawings = 0;
  send();
  await expect.element(line).toHaveAttribute('aria-busy', 'true');
  await settled();
  expect(earlier()).not.toBeNull();
  // With the line, and when it is dimmed; React looks once more between them, and finds nothing to do.
  expect(counted.drawings).toBeLessThan(4);

  answer(404);
  await expect.element(line).toMatchTextContent(/^404/);
  await settled();
  expect(earlier()).toBeNull();
});

test('an answer that comes at once takes the place of the one before without dimming it; one that takes its time dims it', async () => {
  const { send, answer, settled } = await open();
  send();
  answer(200);
  await settled();
  const dimming: string[] = [];
  const watch = new MutationObserver(() => {
    const shown = earlier();
    if (shown) dimming.push(getComputedStyle(shown).opacity);
  });
  watch.observe(document.body, { subtree: true, attributes: true, childList: true });
  send();
  await expect.element(line).toHaveAttribute('aria-busy', 'true');
  expect(line.element().getAnimations({ subtree: true })).toEqual([]);
  answer(404);
  await expect.element(line).toMatchTextContent(/^404/);
  await settled();
  expect(new Set(dimming)).toEqual(new Set(['1']));

  send();
  await expect.poll(() => getComputedStyle(earlier() ?? document.body).opacity).toBe('0.6');
  answer(200);
  await expect.poll(earlier).toBeNull();
  watch.disconnect();
});

test('the bar of an answer that is waited for moves without laying out the page', async () => {
  const { send } = await open();
  send();
  await expect.element(line).toHaveAttribute('aria-busy', 'true');
  const animations = () => line.element().getAnimations({ subtree: true });
  await expect.poll(() => animations().length).toBe(1);
  const effect = animations()[0]?.effect as KeyframeEffect;
  const moved = effect
    .getKeyframes()
    .flatMap((frame) => Object.keys(frame).filter((name) => ['left', 'transform'].includes(name)));
  expect(new Set(moved)).toEqual(new Set(['transform']));
});

test('an answer that is overtaken before it was drawn is the earlier one while the next is on its way', async () => {
  const { send, answer, settled, state, tabId } = await open();
  send();
  answer(200);
  await settled();
  send();
  answer(404);
  // It is drawn in the line, and no frame was painted since.
  await Promise.resolve();
  send();
  await settled();
  await expect.element(line).toHaveAttribute('aria-busy', 'true');
  state().showView(tabId, 'head');
  await expect.element(page.getByRole('heading', { name: 'Response, 404 OK' })).toBeVisible();
});

test('what a server says cannot turn the sentence around it', async () => {
  const { send, state, tabId } = await open({
    'body.readText': async () => ok({ text: '{"detail":"No room for \u202egnp.exe"}', charset: 'utf-8' }),
  });
  send();
  const { exchangeId } = state().tabs[tabId]!.trail.at(-1)!;
  for (const event of answerWith(exchangeId, 409)) {
    if (event.type === 'head') state().receive({ ...event, headers: [['Content-Type', 'application/json']] });
    else if (event.type === 'finished') state().receive({ ...event, bodyId: exchangeId, bodyBytes: 40, encodedBytes: 40 });
  }
  await expect.element(line).toMatchTextContent(/No room for U\+202Egnp\.exe/);
});
