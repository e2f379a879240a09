import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { fail, ok } from '#shared/result';
import { expect, test } from 'vitest';
import { createFakeHost } from '../host/fake-host';
import { searchRelated } from './search-related';
import { answerWith } from './started-store.test-support';

const place = { root: '/api', path: 'books/one.yml' };
const related = { url: 'http://two.example/authors/', searchParam: null, value: { kind: 'address' }, labelMember: null } as const;
const options = { ...defaultOptions, proxy: 'socks5://127.0.0.1:9050', verifyTls: false };

/** What was sent for a search, and what came of it. */
async function searched(
  from: { readonly place: typeof place | null; readonly wayFrom: typeof place | null },
  above = ok([{ options, from: 'folder', place }]),
) {
  const sent: { readonly draft: RequestDraft; readonly place: unknown }[] = [];
  const host = createFakeHost({
    'collection.readOptionsAbove': async () => above,
    'exchange.send': async ({ exchangeId, draft, place: under }) => {
      sent.push({ draft, place: under ?? null });
      setTimeout(() => answerWith(exchangeId, 404).forEach((event) => host.publish('exchange.event', event)), 0);
      return ok(null);
    },
    'exchange.release': async () => ok(null),
  });
  const draft = createDraft(related.url);
  const answer = await searchRelated(host, { related, draft, ...from, signal: new AbortController().signal });
  return { answer, sent: sent.map((one) => [one.draft.options.proxy, one.draft.options.verifyTls, one.place]) };
}

test('a list of the same origin is searched with what folders say, as the page was asked for', async () => {
  expect((await searched({ place, wayFrom: null })).sent).toEqual([['', true, place]]);
});

test('one of another origin is searched by the way that folders name, and not at all where that cannot be read', async () => {
  expect((await searched({ place: null, wayFrom: place })).sent).toEqual([[options.proxy, true, null]]);
  const lost = await searched({ place: null, wayFrom: place }, fail({ kind: 'hostGone', reason: 'it was stopped' }) as never);
  expect([lost.sent, lost.answer?.problem]).toEqual([[], expect.stringContaining('it was stopped')]);
});
