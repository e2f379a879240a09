import type { Handlers } from '#shared/contract/types';
import { createForm } from '#shared/hypermedia/forms/create-form';
import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormObject } from '#shared/hypermedia/forms/form-value';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import { parseValue } from '#shared/hypermedia/forms/parse-value';
import type { ExchangeEvent, HeaderList } from '#shared/model/exchange-event';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { I18nProvider } from 'react-aria-components';
import { render } from 'vitest-browser-react';
import { openFormOf } from '../../../state/forms/page-forms';
import { noTimings, startStore } from '../../../state/started-store.test-support';
import { AppProvider } from '../../../state/use-app';
import '../../../ui/tokens.css';
import '../../../ui/base.css';
import { BrowsePage } from '..';

export const root = 'http://127.0.0.1:7070';

/** A JSON text as what a form begins with. */
export function valuesOf(json: string): FormObject {
  const value = parseValue(json);
  return value?.kind === 'object' ? value : { kind: 'object', members: [] };
}

interface Setting {
  readonly fields: readonly FormField[];
  readonly said?: Partial<PageForm>;
  readonly handlers?: Partial<Handlers>;
  readonly width?: number;
}

/** A form on its page, over a real store and a host that stands in. */
export async function openForm({ fields, said = {}, handlers = {}, width = 1100 }: Setting) {
  const texts = new Map<string, string>();
  const app = await startStore({
    'body.readText': async ({ bodyId }) => ok({ text: texts.get(bodyId) ?? '{}', charset: 'utf-8' }),
    ...handlers,
  });
  const { state, tabId } = app;
  const tab = () => state().tabs[tabId]!;
  const answer = (status: number, body: unknown = {}, headers: HeaderList = []) => {
    const { exchangeId, draft } = tab().trail[tab().position]!;
    const text = JSON.stringify(body);
    texts.set(exchangeId, text);
    for (const event of answerOf({ exchangeId, draft, status, headers, bytes: text.length })) state().receive(event);
  };
  state().editDraft(tabId, createDraft(`${root}/things/1/`));
  await state().sendDraft(tabId);
  answer(200, { title: 'Ferry' });
  const form = createForm({
    id: 'f',
    title: 'Fill in',
    method: 'POST',
    url: `${root}/things/`,
    source: 'OPTIONS',
    fields,
    ...said,
  });
  await state().openForm(tabId, { form, origin: tab().trail[0]!.exchangeId, title: 'Things', version: null });
  const { container } = await render(
    <AppProvider store={app.store} host={app.host}>
      <I18nProvider locale="en-GB">
        <main style={{ width, height: 700, display: 'flex', background: 'var(--sheet)' }}>
          <BrowsePage tabId={tabId} />
        </main>
      </I18nProvider>
    </AppProvider>,
  );
  return {
    ...app,
    container,
    tab,
    answer,
    form: () => openFormOf(tab())!,
    body: () => JSON.parse(bodyText(tab().draft)) as unknown,
    text: () => bodyText(tab().draft),
    sentCount: () => app.callsOf('exchange.send').filter((input) => methodOf(input) === form.method).length,
  };
}

const bodyText = ({ body }: RequestDraft): string => ('text' in body ? body.text : '');
const methodOf = (input: unknown): string => (input as { draft: RequestDraft }).draft.method;

interface Facts {
  readonly exchangeId: string;
  readonly draft: RequestDraft;
  readonly status: number;
  readonly headers: HeaderList;
  readonly bytes: number;
}

export function answerOf({ exchangeId, draft: { method, url }, status, headers, bytes }: Facts): ExchangeEvent[] {
  const stamp = { exchangeId, at: 2 };
  const size = { wireBytes: bytes, bodyBytes: bytes, encodedBytes: bytes };
  return [
    { type: 'sent', ...stamp, hop: 0, method, url, target: '/', headers: [], bodyBytes: 0 },
    { type: 'head', ...stamp, hop: 0, status, reason: '', httpVersion: '1.1', headers },
    { type: 'finished', ...stamp, ...size, trailers: [], bodyId: exchangeId, decoded: [], stop: null, timings: noTimings },
  ];
}
