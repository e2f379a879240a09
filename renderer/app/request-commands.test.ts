import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { currentExchange } from '../state/slices/exchanges-slice';
import { answerWith, startStore } from '../state/started-store.test-support';
import { requestCommands } from './request-commands';

test('the exchange before is compared with the one that is shown, as soon as there are two', async () => {
  const drafts = new Map<string, ReturnType<typeof createDraft>>();
  const { state, tabId, tab } = await startStore({
    'exchange.readDraft': async ({ exchangeId }) => ok(drafts.get(exchangeId)!),
  });
  const offered = () => requestCommands.filter(({ title, when }) => title.startsWith('Compare') && (when?.(state()) ?? true));
  const send = async (url: string) => {
    state().editDraft(tabId, createDraft(url));
    await state().sendDraft(tabId);
    const { id } = currentExchange(tabId)(state())!;
    drafts.set(id, tab().draft);
    for (const event of answerWith(id)) state().receive(event);
    return id;
  };
  expect(offered()).toEqual([]);
  const first = await send('http://a.test/1');
  expect(offered().map(({ id }) => id)).toEqual(['exchange.compareHistory']);
  const second = await send('http://a.test/2');
  offered()
    .find(({ id }) => id === 'exchange.compare')
    ?.run({ state, openPalette: () => undefined });
  await expect.poll(() => tab().beside).toMatchObject({ of: second, exchangeId: first, words: ['shown here', 'the one before'] });
});
