import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { answerWith, startStore } from './started-store.test-support';
import { AppProvider, useApp } from './use-app';
import { currentExchange } from './slices/exchanges-slice';
import { usePageModel } from './use-page-model';

const text = JSON.stringify({ items: [{ id: 3 }, { id: 4 }], next_cursor: 'c' });

function Rows({ tabId }: { readonly tabId: string }) {
  const paging = usePageModel(useApp(currentExchange(tabId)))?.page.paging;
  return paging ? <p>{paging.range ? `from row ${paging.range.from}` : 'from some row'}</p> : null;
}

test.each([
  ['{"size": 2}', 'from row 1'],
  ['{"size": 2, "cursor": "b"}', 'from some row'],
])('a list that %s was posted to is told of with its place: %s', async (sent, words) => {
  const { store, host, state, tabId } = await startStore({ 'body.readText': async () => ok({ text, charset: 'utf-8' }) });
  state().editDraft(tabId, { ...createDraft('http://x.test/', 'POST'), body: { kind: 'json', text: sent } });
  await state().sendDraft(tabId);
  const exchangeId = state().tabs[tabId]!.trail[0]!.exchangeId;
  const answer = answerWith(exchangeId).map((event) =>
    event.type === 'finished' ? { ...event, bodyId: 'b', bodyBytes: text.length, encodedBytes: text.length } : event,
  );
  const stamp = { exchangeId, at: 1, hop: 0, method: 'POST', url: 'http://x.test/', target: '/' };
  state().receive({ type: 'sent', ...stamp, headers: [], bodyBytes: sent.length }, ...answer);
  await render(
    <AppProvider store={store} host={host}>
      <Rows tabId={tabId} />
    </AppProvider>,
  );
  await expect.element(page.getByText(words)).toBeVisible();
});
