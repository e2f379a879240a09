import { createField } from '#shared/hypermedia/forms/create-field';
import { ok } from '#shared/result';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerOf, openForm, root } from './form.test-support';

const people = ['Ada Lovelace', 'Ada Byron', 'Grace Hopper', 'Ann', 'Anna', 'Twin', 'Twin'].map((name, at) => ({
  url: `${root}/people/${at + 1}/`,
  name,
}));
const related = { url: `${root}/people/`, searchParam: 'search', value: { kind: 'address' as const }, labelMember: 'name' };
const author = createField('author', { type: 'related', related });
const field = page.getByRole('combobox', { name: 'author', exact: true });

/** A form with a related resource, whose list answers when it is told to. */
async function openAuthor() {
  const asked: { readonly exchangeId: string; readonly url: string }[] = [];
  const bodies = new Map<string, string>();
  const opened = await openForm({
    fields: [author, createField('title')],
    handlers: {
      'exchange.send': async ({ exchangeId, draft }) => {
        if (draft.url.startsWith(related.url)) asked.push({ exchangeId, url: draft.url });
        return ok(null);
      },
      'body.readText': async ({ bodyId }) => ok({ text: bodies.get(bodyId) ?? '{}', charset: 'utf-8' }),
    },
  });
  const answerList = async (status = 200) => {
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    const { exchangeId, url } = asked.pop()!;
    const wanted = new URL(url).searchParams.get('search') ?? '';
    const rows = people.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
    const text = JSON.stringify(rows);
    bodies.set(exchangeId, text);
    const draft = { ...opened.tab().draft, method: 'GET', url };
    const headers: [string, string][] = [['Content-Type', 'application/json']];
    for (const event of answerOf({ exchangeId, draft, status, headers, bytes: text.length }))
      opened.host.publish('exchange.event', event);
  };
  const send = () =>
    page
      .getByRole('button', { name: /^Send POST/ })
      .first()
      .click();
  const told = () => opened.form().refused.map(({ message }) => message);
  return { ...opened, asked, answerList, send, told };
}

describe('a related resource that is left before its search has answered', () => {
  test('is chosen when the answer names it, and what was said of it is gone', async () => {
    const { body, answerList, send, told, sentCount } = await openAuthor();
    await field.fill('ada lovelace');
    await userEvent.keyboard('{Tab}');
    await send();
    expect(sentCount()).toBe(0);
    expect(told()).toEqual([expect.stringContaining('“ada lovelace” is still being looked for')]);
    await answerList();
    await expect.poll(body).toEqual({ author: `${root}/people/1/` });
    await expect.element(field).toHaveValue('Ada Lovelace');
    expect(told()).toEqual([]);
  });

  test.each([
    ['Nobody', 'Nothing in the list is called “Nobody”'],
    ['Ada', '“Ada” is not chosen yet'],
    ['Twin', '2 in the list are called “Twin”'],
  ])('%s is none, and it is said so once that is known', async (text, words) => {
    const { body, answerList, send, told } = await openAuthor();
    await field.fill(text);
    await userEvent.keyboard('{Tab}');
    await send();
    expect(told()).toEqual([expect.stringContaining('is still being looked for')]);
    await answerList();
    await expect.poll(told).toEqual([expect.stringContaining(words)]);
    await expect.element(field).toHaveValue(text);
    expect(body()).toEqual({});
  });

  test('is asked for again when the list could not be asked and the field is come to once more', async () => {
    const { body, answerList, asked, send, told } = await openAuthor();
    await field.fill('Grace Hopper');
    await userEvent.keyboard('{Tab}');
    await answerList(503);
    await send();
    await expect.poll(told).toEqual([expect.stringMatching(/could not be looked for|still being looked for/)]);
    await answerList(503);
    await expect.poll(told).toEqual([expect.stringContaining('could not be looked for. The list answered 503.')]);
    expect(asked).toEqual([]);
    await userEvent.keyboard('{Tab}');
    await field.click();
    await answerList();
    await expect.poll(body).toMatchObject({ author: `${root}/people/3/` });
  });

  test('is not chosen when something else is typed meanwhile, though that begins with it', async () => {
    const { body, answerList } = await openAuthor();
    await field.fill('Ann');
    await userEvent.keyboard('{Enter}');
    await userEvent.type(field, 'a');
    await answerList();
    await expect.element(page.getByRole('option', { name: /^Anna/ })).toBeVisible();
    await expect.element(field).toHaveValue('Anna');
    expect(body()).toEqual({});
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({ author: `${root}/people/5/` });
  });

  test.each([
    ['another request', { method: 'GET', url: `${root}/elsewhere/` }],
    ['a body that no field can show yet', { body: { kind: 'json' as const, text: '{"author": ' } }],
  ])('is not chosen while %s is being written', async (_, written) => {
    const { state, tabId, tab, answerList } = await openAuthor();
    await field.fill('Ada Lovelace');
    await userEvent.keyboard('{Tab}');
    state().editDraft(tabId, { ...tab().draft, ...written });
    const { draft } = tab();
    await answerList();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(tab().draft).toEqual(draft);
    await expect.element(field).toHaveValue('Ada Lovelace');
  });

  test('is the only one there is where Enter was pressed, and is not taken when it was given up', async () => {
    const { body, answerList } = await openAuthor();
    await field.fill('Lovel');
    await userEvent.keyboard('{Enter}');
    await answerList();
    await expect.poll(body).toEqual({ author: `${root}/people/1/` });
    await field.fill('Grace Hopper');
    await userEvent.keyboard('{Enter}{Escape}');
    await expect.element(field).toHaveValue('Ada Lovelace');
    expect(body()).toEqual({ author: `${root}/people/1/` });
  });
});
