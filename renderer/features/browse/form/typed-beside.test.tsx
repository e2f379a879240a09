import { createField } from '#shared/hypermedia/forms/create-field';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import type { RelatedList } from '#shared/hypermedia/forms/form-field';
import { ok } from '#shared/result';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openFormOf } from '../../../state/forms/page-forms';
import { takeTyped } from '../../../state/forms/typed-beside';
import { openForm, root, valuesOf } from './form.test-support';

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const combo = (name: string) => page.getByRole('combobox', { name, exact: true });
const towns = Array.from({ length: 400 }, (_, at) => ({
  value: { kind: 'number' as const, text: String(at + 1) },
  label: `Town ${at + 1}`,
}));
const town = createField('town', { type: 'choice', choices: towns });
const tags = createField('tags', { type: 'list', item: createField('', { place: '' }) });
const change = { method: 'PATCH', scope: 'partial' as const, initial: valuesOf('{"town":7}') };

describe('what is typed and not in the form yet', () => {
  test('goes along when Send is pressed, once and at the first press', async () => {
    const { body, sentCount } = await openForm({ fields: [tags] });
    await box('Add to tags').fill('sea');
    await page
      .getByRole('button', { name: /^Send POST/ })
      .first()
      .click();
    expect(sentCount()).toBe(1);
    expect(body()).toEqual({ tags: ['sea'] });
  });

  test('goes along when the keys for it are pressed while the field has the focus', async () => {
    const { body } = await openForm({
      fields: [tags, town, createField('towns', { type: 'choice', choices: towns, multiple: true })],
    });
    await box('Add to tags').fill('sea');
    takeTyped();
    await combo('Add to towns').fill('town 12');
    takeTyped();
    await combo('town').fill('Town 399');
    takeTyped();
    expect(body()).toEqual({ tags: ['sea'], town: 399, towns: [12] });
    await expect.element(box('Add to tags')).toHaveValue('');
  });

  test('is one of the choices when it is called so and the field is left, or Enter is pressed', async () => {
    const { body } = await openForm({ fields: [town, createField('title')], said: change });
    await combo('town').click();
    await userEvent.keyboard('Town 39{Tab}');
    expect(body()).toEqual({ town: 39 });
    await combo('town').click();
    await userEvent.keyboard('399{Enter}');
    expect(body()).toEqual({ town: 399 });
    await expect.element(combo('town')).toHaveValue('Town 399');
    await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
  });

  test('takes the place of what was chosen before, also where that was typed in full', async () => {
    const { body } = await openForm({ fields: [town, createField('title')], said: change });
    await combo('town').click();
    await userEvent.keyboard('Town 39');
    await page.getByRole('option').first().click();
    await expect.element(combo('town')).toHaveValue('Town 39');
    await combo('town').click();
    await userEvent.keyboard('Town 12');
    await expect.element(combo('town')).toHaveValue('Town 12');
    await page.getByRole('option').first().click();
    expect(body()).toEqual({ town: 12 });
    await userEvent.keyboard('Town 40{Enter}');
    expect(body()).toEqual({ town: 40 });
    await userEvent.keyboard('Town 11{ArrowDown}{Enter}');
    expect(body()).toEqual({ town: 11 });
    await userEvent.keyboard('Town 1');
    await expect.element(combo('town')).toHaveValue('Town 1');
  });

  test('stays typed where Enter could mean several, and is given up with Escape', async () => {
    const { body } = await openForm({ fields: [town, createField('title')], said: change });
    await combo('town').click();
    await userEvent.keyboard('wn 3{Enter}');
    await expect.element(combo('town')).toHaveValue('wn 3');
    expect(body()).toEqual({});
    await userEvent.keyboard('{Escape}');
    await expect.element(combo('town')).toHaveValue('Town 7');
    await userEvent.keyboard('{Control>}a{/Control}Town 8{Escape}{Tab}');
    expect(body()).toEqual({});
  });

  test('is a reference as soon as Enter is pressed', async () => {
    const related = { url: `${root}/authors/`, searchParam: 'search', value: { kind: 'address' as const }, labelMember: null };
    const { body } = await openForm({
      fields: [createField('author', { type: 'related', related }), createField('title')],
      handlers: { 'exchange.send': async () => ok(null) },
    });
    await combo('author').click();
    await userEvent.keyboard('/authors/9/{Enter}');
    expect(body()).toEqual({ author: '/authors/9/' });
    await combo('author').fill('/authors/8/');
    takeTyped();
    expect(body()).toEqual({ author: '/authors/8/' });
  });
});

describe('what is typed and stands for nothing', () => {
  const list = { url: `${root}/authors/`, searchParam: 'search', labelMember: null };
  const related = (value: RelatedList['value'], required = false) =>
    createField('author', { type: 'related', required, related: { ...list, value } });
  const send = () =>
    page
      .getByRole('button', { name: /^Send POST/ })
      .first()
      .click();
  const nothing = { 'exchange.send': async () => ok(null) };

  test.each([
    ['a link', related({ kind: 'address' })],
    ['a key', related({ kind: 'member', name: 'id', isNumber: true })],
    ['a link that is needed', related({ kind: 'address' }, true)],
    ['a choice', { ...town, name: 'author', place: '/author' }],
  ])('%s: is told at its field, stays, and nothing is sent until it is mended', async (_, field) => {
    const { form, body, sentCount } = await openForm({ fields: [field, createField('title')], handlers: nothing });
    await combo('author').fill('Nobody');
    await box('title').fill('T');
    await expect.element(combo('author')).toHaveValue('Nobody');
    await send();
    expect(sentCount()).toBe(0);
    expect(form().refused).toEqual([{ place: '/author', message: expect.stringMatching(/“Nobody”.*or empty the field/) }]);
    await expect.element(combo('author')).toHaveFocus();
    await expect.element(combo('author')).toHaveValue('Nobody');
    await expect.element(combo('author')).toHaveAccessibleDescription(/“Nobody”/);
    // What else is changed meanwhile mends nothing here.
    await box('title').fill('Title');
    expect(form().refused).toHaveLength(1);
    await combo('author').fill(field.type === 'choice' ? 'Town 7' : '/authors/9/');
    await userEvent.keyboard('{Enter}');
    expect(form().refused).toEqual(field.related?.value.kind === 'member' ? [expect.anything()] : []);
    expect(body()).toMatchObject({ title: 'Title', author: field.type === 'choice' ? 7 : '/authors/9/' });
  });

  test('is forgotten when the field is emptied, when all is taken back, and when the value comes from elsewhere', async () => {
    const { form, state, tabId, sentCount } = await openForm({
      fields: [related({ kind: 'address' }), createField('title')],
      handlers: nothing,
    });
    await box('title').fill('T');
    await combo('author').fill('Nobody');
    await send();
    expect(form().refused).toHaveLength(1);
    await combo('author').fill('');
    await expect.poll(() => form().refused).toEqual([]);
    await combo('author').fill('Nobody');
    await page.getByRole('button', { name: 'Empty the form' }).first().click();
    await expect.element(combo('author')).toHaveValue('');
    await combo('author').fill('Nobody');
    await box('title').fill('T');
    state().fillForm(tabId, () => valuesOf('{"author":"/authors/3/"}'));
    await expect.element(combo('author')).toHaveValue('/authors/3/');
    await send();
    expect(sentCount()).toBe(1);
  });

  test('in a list that is added to, it is told as well; all the same it can be left out', async () => {
    const towns8 = createField('towns', { type: 'choice', choices: towns, multiple: true });
    const { form, sentCount } = await openForm({ fields: [towns8], handlers: nothing });
    await combo('Add to towns').fill('Nowhere');
    await send();
    expect(sentCount()).toBe(0);
    expect(form().refused).toEqual([
      { place: '/towns', message: expect.stringContaining('Nothing in the list is called “Nowhere”') },
    ]);
    await page.getByRole('button', { name: 'Send all the same' }).first().click();
    expect(sentCount()).toBe(1);
  });
});

describe('what is typed and no value yet', () => {
  const townList = createField('towns', { type: 'list', item: createField('', { type: 'choice', choices: towns, place: '' }) });

  test('is there again when the form was left, also by keys that leave no field, and goes along to another form of the page', async () => {
    const { state, tabId, tab, form, body } = await openForm({ fields: [town, tags, createField('title')] });
    const again = async (said: Partial<PageForm> = {}) => {
      const { origin, form: left } = form();
      state().closeForm(tabId);
      await expect.element(combo('town')).not.toBeInTheDocument();
      await state().openForm(tabId, { form: { ...left, ...said }, origin, title: 'Things', version: null });
    };
    await combo('town').fill('wn 3');
    await box('Add to tags').fill('sea');
    await again();
    await expect.element(combo('town')).toHaveValue('wn 3');
    await expect.element(box('Add to tags')).toHaveValue('sea');
    expect(body()).toEqual({});
    const { origin, form: first } = form();
    const other = { ...first, id: 'other', fields: [town, createField('title')] };
    await state().openForm(tabId, { form: other, origin, title: 'Things', version: null });
    await expect.element(combo('town')).toHaveValue('wn 3');
    expect(openFormOf(tab())?.typed).toEqual({ '/town': 'wn 3' });
    takeTyped();
    expect(body()).toEqual({});
  });

  test('changes no request that is written in the place of the form', async () => {
    const { state, tabId, tab } = await openForm({ fields: [town, tags, createField('title')] });
    await box('title').fill('T');
    state().changeTyped(tabId, () => ({ '/tags': 'sea' }));
    state().editDraft(tabId, { ...tab().draft, method: 'GET', url: `${root}/elsewhere/` });
    const { draft } = tab();
    takeTyped();
    await combo('town').click();
    await userEvent.keyboard('wn 3');
    expect(tab().draft).toEqual(draft);
    await expect.element(combo('town')).toHaveValue('wn 3');
  });

  test('is gone where the value is set in another way, also in another form of the page', async () => {
    const { state, tabId, tab, form } = await openForm({ fields: [town, createField('title')] });
    const { origin, form: first } = form();
    const open = (one: PageForm) => state().openForm(tabId, { form: one, origin, title: 'Things', version: null });
    await combo('town').fill('wn 39');
    await open({ ...first, id: 'other' });
    await expect.element(combo('town')).toHaveValue('wn 39');
    await combo('town').fill('Town 39');
    await userEvent.keyboard('{Enter}');
    await open(first);
    await expect.element(combo('town')).toHaveValue('Town 39');
    await combo('town').fill('wn 4');
    state().editDraft(tabId, { ...tab().draft, body: { kind: 'json', text: '{"town":5}' } });
    await expect.element(combo('town')).toHaveValue('Town 5');
    expect(form().typed).toEqual({});
  });

  test('stays with its item when others are moved and taken away', async () => {
    const said = { method: 'PATCH', scope: 'partial' as const, initial: valuesOf('{"towns":[1,2,3]}') };
    const { body, form } = await openForm({ fields: [townList], said });
    await combo('towns 2').fill('wn 4');
    await page.getByRole('button', { name: 'Remove towns 0' }).click();
    await expect.element(combo('towns 1')).toHaveValue('wn 4');
    await expect.element(combo('towns 0')).toHaveValue('Town 2');
    await page.getByRole('button', { name: 'Move towns 0' }).click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(combo('towns 0')).toHaveValue('wn 4');
    await expect.element(combo('towns 1')).toHaveValue('Town 2');
    expect(body()).toEqual({ towns: [3, 2] });
    await page.getByRole('button', { name: 'Remove towns 0' }).click();
    await expect.element(combo('towns 0')).toHaveValue('Town 2');
    expect(form().typed).toEqual({});
  });
});

test('Send at a form sends the form, whatever was typed over it meanwhile', async () => {
  const { state, tabId, tab, sentCount } = await openForm({ fields: [createField('title')] });
  await box('title').fill('T');
  state().editDraft(tabId, { method: 'GET', url: `${root}/elsewhere/` });
  await page
    .getByRole('button', { name: /^Send POST/ })
    .first()
    .click();
  expect(sentCount()).toBe(1);
  expect(tab().draft).toMatchObject({ method: 'POST', url: `${root}/things/` });
});
