import type { ExchangeEvent } from '#shared/model/exchange-event';
import { createDraft } from '#shared/model/request-draft';
import { withGraphqlInAddress } from '#shared/graphql/graphql-text';
import { expect, test } from 'vitest';
import { answerWith, startStore } from './started-store.test-support';

const body = {
  kind: 'graphql',
  query: 'query ($seen: String) { books(after: $seen) }',
  variables: '',
  operationName: '',
} as const;

test('the next page of a GraphQL query that went by GET is such a query again, at the address that was typed', async () => {
  const { state, tabId, tab } = await startStore();
  const draft = { ...createDraft('http://a.test/graphql?lang=en'), body };
  state().editDraft(tabId, draft);
  await state().sendDraft(tabId);
  const next = { ...draft, body: { ...body, variables: '{"seen":"c1"}' } };
  const exchangeId = tab().trail.at(-1)!.exchangeId;
  const url = withGraphqlInAddress(draft).url;
  const sent: ExchangeEvent = {
    type: 'sent',
    exchangeId,
    at: 1,
    hop: 0,
    method: 'GET',
    url,
    target: '/',
    headers: [],
    bodyBytes: null,
  };
  state().receive({ type: 'started', exchangeId, at: 1, method: 'GET', url });
  for (const event of [sent, ...answerWith(exchangeId)]) state().receive(event);
  await state().follow(tabId, { url: withGraphqlInAddress(next).url });
  expect(tab().draft).toMatchObject({ url: 'http://a.test/graphql?lang=en', method: 'GET', body: next.body });
  await state().follow(tabId, { url: 'http://a.test/other?query=x' });
  expect(tab().draft).toMatchObject({ url: 'http://a.test/other?query=x', body: { kind: 'none' } });
});
