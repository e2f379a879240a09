import type { Handlers } from '#shared/contract/types';
import { createField } from '#shared/hypermedia/forms/create-field';
import { createForm } from '#shared/hypermedia/forms/create-form';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { parseValue } from '#shared/hypermedia/forms/parse-value';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import { valueAt, withValueAt } from '#shared/hypermedia/forms/value-at';
import type { ExchangeEvent, HeaderList } from '#shared/model/exchange-event';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { expect, test } from 'vitest';
import { noTimings, startStore } from '../started-store.test-support';
import { secretsOfTab } from './form-secrets';
import { openFormOf } from './page-forms';

const root = 'http://127.0.0.1:7070';
const book = `${root}/library/books/31/`;
const kept = parseValue('{"title":"The Last Ferry","price":"73.24","pages":1.0}');
const initial = kept?.kind === 'object' ? kept : { kind: 'object' as const, members: [] };
const fields = [
  createField('title', { required: true }),
  createField('price', { type: 'number', format: 'decimal' }),
  createField('pages', { type: 'integer' }),
];
const patch = createForm({ id: 'PATCH', title: 'Change', method: 'PATCH', url: book, source: 'OPTIONS', fields, initial });
const put = createForm({ id: 'PUT', title: 'Replace', method: 'PUT', url: book, source: 'OPTIONS', fields, initial });
const post = createForm({ id: 'POST', title: 'Add', method: 'POST', url: `${root}/library/books/`, source: 'OPTIONS', fields });

interface Answer {
  readonly status: number;
  readonly headers?: HeaderList;
  readonly bytes?: number;
}

async function openBook(form: PageForm = patch, handlers: Partial<Handlers> = {}) {
  const app = await startStore(handlers);
  const { state, tabId } = app;
  const tab = () => state().tabs[tabId]!;
  const answer = ({ status, headers = [], bytes = 2 }: Answer) => {
    const { exchangeId, draft } = tab().trail[tab().position]!;
    for (const event of answerOf(exchangeId, { url: draft.url, method: draft.method, status, headers, bytes }))
      state().receive(event);
  };
  state().editDraft(tabId, createDraft(form === post ? post.url : book));
  await state().sendDraft(tabId);
  answer({ status: 200 });
  const origin = tab().trail[0]!.exchangeId;
  const open = (one: PageForm) => state().openForm(tabId, { form: one, origin, title: 'The Last Ferry', version: '"v7"' });
  await open(form);
  const type = (place: string, value: FormValue) =>
    state().fillForm(tabId, (values) => withValueAt(values, place, value) as typeof values);
  const sentCount = () => app.callsOf('exchange.send').length;
  return { ...app, tab, answer, open, type, sentCount, form: () => openFormOf(tab()) };
}

function answerOf(
  exchangeId: string,
  { url, method, status, headers, bytes }: Required<Answer> & { readonly url: string; readonly method: string },
): ExchangeEvent[] {
  const stamp = { exchangeId, at: 2 };
  const size = { wireBytes: bytes, bodyBytes: bytes, encodedBytes: bytes };
  return [
    { type: 'sent', ...stamp, hop: 0, method, url, target: '/', headers: [], bodyBytes: 0 },
    { type: 'head', ...stamp, hop: 0, status, reason: '', httpVersion: '1.1', headers },
    {
      type: 'finished',
      ...stamp,
      ...size,
      trailers: [],
      bodyId: bytes > 0 ? 'b' : null,
      decoded: [],
      stop: null,
      timings: noTimings,
    },
  ];
}

const text = (value: string): FormValue => ({ kind: 'text', text: value });
const bodyOf = (tab: { draft: { body: unknown } }) => (tab.draft.body as { text: string }).text;

test('a change is the draft of the tab: its method, its address, its version, and only what was changed', async () => {
  const { tab, type } = await openBook();
  expect(bodyOf(tab())).toBe('{}');
  type('/price', text('79.90'));
  expect(tab().draft).toMatchObject({ method: 'PATCH', url: book });
  expect(tab().draft.headers.map(({ name, value }) => [name, value])).toEqual([['If-Match', '"v7"']]);
  expect(JSON.parse(bodyOf(tab()))).toEqual({ price: '79.90' });
});

test('a replacement holds the whole, numbers as they were written', async () => {
  const { tab } = await openBook(put);
  expect(bodyOf(tab())).toContain('"pages": 1.0');
});

test('what is typed into the body is in the form, and a slip leaves the form as it was', async () => {
  const { state, tabId, form, tab } = await openBook();
  const edit = (body: string) => state().editDraft(tabId, { body: { kind: 'json', text: body } });
  edit('{"title": "Ferry"}');
  expect(valueAt(form()!.values, '/title')).toEqual(text('Ferry'));
  edit('{"title": "Ferr');
  expect(valueAt(form()!.values, '/title')).toEqual(text('Ferry'));
  expect(bodyOf(tab())).toBe('{"title": "Ferr');
});

test('what is typed while a form is checked was not sent, and is not held to be', async () => {
  let answerCheck: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answerCheck = resolve));
  const { state, tabId, type, form, tab } = await openBook(patch, { 'variables.check': () => asked.then(() => ok([])) });
  type('/title', text('{{taken}}'));
  const sending = state().sendDraft(tabId);
  type('/title', text('Typed since'));
  answerCheck();
  await sending;
  expect(bodyOf({ draft: tab().trail[1]!.draft })).toContain('{{taken}}');
  expect(valueAt(form()!.sent!.values, '/title')).toEqual(text('{{taken}}'));
  expect(valueAt(form()!.values, '/title')).toEqual(text('Typed since'));
});

test('an error leaves the form as it was sent, on the page of its answer', async () => {
  const { state, tabId, type, answer, form, tab } = await openBook();
  type('/title', text('Taken'));
  await state().sendDraft(tabId);
  answer({ status: 400 });
  expect(form()?.sent?.exchangeId).toBe(tab().trail[1]!.exchangeId);
  expect(valueAt(form()!.values, '/title')).toEqual(text('Taken'));
});

test('a form that is on its way is not sent a second time', async () => {
  const { state, tabId, type, sentCount } = await openBook(post);
  type('/title', text('New'));
  await state().sendDraft(tabId);
  await state().sendDraft(tabId);
  state().sendAgain(tabId);
  expect(sentCount()).toBe(2);
});

test('what breaks a rule is not sent, and says so at its place; the server can be asked all the same', async () => {
  const { state, tabId, form, sentCount } = await openBook(post);
  await state().sendDraft(tabId);
  expect([sentCount(), form()?.refused.map(({ place }) => place)]).toEqual([1, ['/title']]);
  await state().sendDraft(tabId, 'unchecked');
  expect([sentCount(), form()?.refused]).toEqual([2, []]);
});

test('a body that no form can show is not judged by the rules of the fields', async () => {
  const { state, tabId, form, tab } = await openBook(post);
  state().editDraft(tabId, { body: { kind: 'json', text: '{"title": x}' } });
  await state().sendDraft(tabId);
  expect([form()?.refused, tab().failures.map(({ kind }) => kind)]).toEqual([[], ['badDraft']]);
});

test('what was created comes onto the page, and nothing is left loaded for a second send', async () => {
  const { state, tabId, type, answer, form, tab } = await openBook(post);
  type('/title', text('New'));
  await state().sendDraft(tabId);
  answer({ status: 201, headers: [['Location', '/library/books/241/']] });
  expect(form()).toBeNull();
  expect(tab().draft).toMatchObject({ method: 'GET', url: `${root}/library/books/241/`, body: { kind: 'none' } });
  state().goBack(tabId);
  expect([form(), tab().trail[1]!.draft.method]).toEqual([null, 'POST']);
  state().goBack(tabId);
  expect([form(), tab().draft.method]).toEqual([null, 'GET']);
});

test('a Location at another origin is not gone to', async () => {
  const { state, tabId, type, answer, tab, sentCount } = await openBook(post);
  type('/title', text('New'));
  await state().sendDraft(tabId);
  answer({ status: 201, headers: [['Location', 'https://elsewhere.test/1']] });
  expect(sentCount()).toBe(2);
  expect(tab().draft).toMatchObject({ method: 'GET', url: post.url });
});

test('a change that answers without a body is followed by a look at the result', async () => {
  const { state, tabId, answer, tab } = await openBook();
  await state().sendDraft(tabId);
  answer({ status: 204, bytes: 0 });
  expect(tab().trail.map(({ draft }) => draft.method)).toEqual(['GET', 'PATCH', 'GET']);
});

test('a change that answers with the resource shows it, and Send then only reads', async () => {
  const { state, tabId, answer, tab, form } = await openBook();
  await state().sendDraft(tabId);
  answer({ status: 200 });
  expect(tab().trail).toHaveLength(2);
  expect([form(), tab().draft.method, tab().draft.headers]).toEqual([null, 'GET', []]);
});

test('back from an error the form stands as it was sent, and forward as it was left', async () => {
  const { state, tabId, type, answer, form, tab } = await openBook();
  type('/title', text('One'));
  await state().sendDraft(tabId);
  answer({ status: 400 });
  type('/title', text('Two'));
  state().goBack(tabId);
  expect([valueAt(form()!.values, '/title'), tab().draft.method]).toEqual([text('One'), 'PATCH']);
  state().goForward(tabId);
  expect([valueAt(form()!.values, '/title'), JSON.parse(bodyOf(tab()))]).toEqual([text('Two'), { title: 'Two' }]);
});

test('another method of the same page takes over what was typed', async () => {
  const { open, type, form } = await openBook();
  type('/title', text('Typed'));
  await open(put);
  expect([form()?.form.method, valueAt(form()!.values, '/title'), valueAt(form()!.values, '/price')]).toEqual([
    'PUT',
    text('Typed'),
    text('73.24'),
  ]);
});

test('a closed form gives the draft back, and has its values when it is opened again', async () => {
  const { state, tabId, open, type, form, tab } = await openBook();
  type('/title', text('Typed'));
  state().closeForm(tabId);
  expect([form(), tab().draft.method, tab().draft.body.kind]).toEqual([null, 'GET', 'none']);
  await open(patch);
  expect(valueAt(form()!.values, '/title')).toEqual(text('Typed'));
});

test('what was typed in the draft before is there again when the form is closed', async () => {
  const app = await openBook();
  app.state().closeForm(app.tabId);
  app.state().editDraft(app.tabId, { url: `${book}?expand=author` });
  await app.open(patch);
  app.state().closeForm(app.tabId);
  expect(app.tab().draft.url).toBe(`${book}?expand=author`);
});

test('a form is kept between runs with what was typed', async () => {
  const { type, tab, host } = await openBook();
  type('/title', text('Typed'));
  await expect
    .poll(() => JSON.stringify(host.calls.filter(({ name }) => name === 'workspace.saveTab').at(-1)))
    .toContain('"Typed"');
  const saved = host.calls.filter(({ name }) => name === 'workspace.saveTab').at(-1)!.input as { tab: never };
  const next = await startStore({}, { tabs: [JSON.parse(JSON.stringify(saved.tab)) as never] });
  const again = openFormOf(next.tab());
  expect(again).toEqual(openFormOf(tab()));
});

test('an address that is typed over a form is asked for, and the form waits one step back', async () => {
  const { state, tabId, type, form, tab } = await openBook();
  type('/title', text('Typed'));
  state().editDraft(tabId, { method: 'GET', url: `${root}/library/` });
  await state().sendDraft(tabId);
  expect([form(), tab().trail[1]!.draft.url]).toEqual([null, `${root}/library/`]);
  state().goBack(tabId);
  expect(valueAt(form()!.values, '/title')).toEqual(text('Typed'));
  expect(tab().draft).toMatchObject({ method: 'PATCH', url: book });
  expect(JSON.parse(bodyOf(tab()))).toEqual({ title: 'Typed' });
});

test('a form over which another request was typed is returned to, without what was typed for another origin', async () => {
  const { state, tabId, type, tab } = await openBook();
  type('/title', text('Typed'));
  state().editDraft(tabId, { auth: { kind: 'bearer', token: 'near', prefix: 'Bearer' } });
  state().editDraft(tabId, { method: 'GET' });
  state().returnToForm(tabId);
  expect(tab().draft).toMatchObject({ method: 'PATCH', url: book, auth: { token: 'near' } });
  expect(JSON.parse(bodyOf(tab()))).toEqual({ title: 'Typed' });
  state().editDraft(tabId, { url: 'http://other.test/', auth: { kind: 'bearer', token: 'far', prefix: 'Bearer' } });
  state().returnToForm(tabId);
  expect(tab().draft).toMatchObject({ method: 'PATCH', url: book, auth: { kind: 'none' } });
});

test('what a form wrote is not sent with a GET that is chosen over it, and is there again with its method', async () => {
  const { state, tabId, type, tab } = await openBook();
  type('/title', text('Typed'));
  state().editDraft(tabId, { method: 'GET' });
  expect(tab().draft.body.kind).toBe('none');
  state().editDraft(tabId, { method: 'PATCH' });
  expect(JSON.parse(bodyOf(tab()))).toEqual({ title: 'Typed' });
  state().editDraft(tabId, { body: { kind: 'json', text: '{"title": "Mine"}' } });
  state().editDraft(tabId, { method: 'POST' });
  expect(bodyOf(tab())).toBe('{"title": "Mine"}');
});

test('what a press removed is not removed again by Send', async () => {
  const { state, tabId, answer, tab } = await openBook();
  state().sendAction(tabId, { url: book, method: 'DELETE' });
  answer({ status: 204, bytes: 0 });
  expect([tab().trail.at(-1)?.draft.method, tab().draft.method]).toEqual(['DELETE', 'GET']);
  state().goBack(tabId);
  expect(openFormOf(tab())).toBeNull();
});

test('what is known of a form later says how it is sent, unless somebody chose that by then', async () => {
  const types = ['application/ld+json', 'application/json'];
  const guessed = createForm({
    id: 'GET:PATCH',
    title: '',
    method: 'PATCH',
    url: book,
    source: 'GET',
    fields,
    contentTypes: types,
    initial,
  });
  const told = {
    ...guessed,
    id: 'Hydra:PATCH',
    contentTypes: ['application/merge-patch+json', ...types],
    contentType: 'application/merge-patch+json',
  };
  const { state, tabId, form } = await openBook(guessed);
  state().refineForm(tabId, told);
  expect(form()?.contentType).toBe('application/merge-patch+json');
  expect((await openBook(told)).form()?.contentType).toBe('application/merge-patch+json');
  const other = await openBook(guessed);
  other.state().changeForm(other.tabId, () => ({ contentType: 'application/json' }));
  other.state().refineForm(other.tabId, told);
  expect(other.form()?.contentType).toBe('application/json');
});

test('a form of which it is known later that it has files is still JSON until one of them is chosen', async () => {
  const said = { title: '', method: 'POST', url: book, fields, initial } as const;
  const types = ['multipart/form-data', 'application/json'];
  const told = createForm({ ...said, id: 'OPTIONS:POST', source: 'OPTIONS', contentTypes: types });
  const { state, tabId, form } = await openBook(createForm({ ...said, id: 'GET:POST', source: 'GET' }));
  state().refineForm(tabId, told);
  expect(form()?.contentType).toBe('application/json');
  state().changeForm(tabId, () => ({ contentType: 'multipart/form-data' }));
  state().refineForm(tabId, told);
  expect(form()?.contentType).toBe('multipart/form-data');
});

test('what is typed where no control is drawn is told when the form is to be sent, and stays', async () => {
  const { state, tabId, form, sentCount } = await openBook(post);
  state().fillForm(tabId, (values) => withValueAt(values, '/title', { kind: 'text', text: 'T' }) as typeof values);
  const before = sentCount();
  state().changeTyped(tabId, () => ({ '/shops/2/town': 'wn 39' }));
  await state().sendDraft(tabId);
  expect(form()?.refused).toEqual([{ place: '/shops/2/town', message: expect.stringContaining('“wn 39” stands here') }]);
  expect(sentCount()).toBe(before);
  expect(form()?.typed).toEqual({ '/shops/2/town': 'wn 39' });
});

test('what is typed where passwords are listed, and is none yet, is a secret of its tab', async () => {
  const list = createField('passwords', { type: 'list', item: createField('', { type: 'password', place: '' }) });
  const { state, tabId, tab } = await openBook({ ...post, fields: [list, ...fields] });
  state().changeTyped(tabId, () => ({ '/passwords': 'hunter2', '/title': 'The Ferry' }));
  expect(secretsOfTab(tab()).map(({ text }) => text)).toEqual(['hunter2']);
});
