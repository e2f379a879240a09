import { createField } from '#shared/hypermedia/forms/create-field';
import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok } from '#shared/result';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { answerOf, openForm, root, valuesOf } from './form.test-support';

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const title = createField('title', { required: true });
const branch = createField('', { type: 'object', place: '', fields: [createField('name')] });
const branches = createField('branches', { type: 'list', item: branch });
const change = { method: 'PATCH', scope: 'partial' as const };

describe('a change', () => {
  const initial = valuesOf('{"title":"The Last Ferry","price":"73.24","pages":1.0}');
  const fields = [title, createField('price', { type: 'number' }), createField('pages', { type: 'integer' })];

  test('marks what was changed, shows what was before, and takes it back field by field', async () => {
    const { body, container } = await openForm({ fields, said: { ...change, initial } });
    await box('title').fill('Ithaca');
    await box('price').fill('79.90');
    expect(body()).toEqual({ title: 'Ithaca', price: '79.90' });
    expect(container.querySelectorAll('[title="Changed"]')).toHaveLength(2);
    expect(container.querySelector('[data-place="/title"] s')?.textContent).toBe('The Last Ferry');
    await expect.element(page.getByText('2 of 3 writable fields')).toBeVisible();
    await page.getByRole('button', { name: 'Undo title' }).click();
    expect(body()).toEqual({ price: '79.90' });
    await page.getByRole('button', { name: 'Undo all' }).first().click();
    expect(body()).toEqual({});
    await expect.element(page.getByText('nothing yet')).toBeVisible();
  });

  test('a replacement says what it takes away', async () => {
    const { body } = await openForm({
      fields: [title, createField('note')],
      said: { method: 'PUT', initial: valuesOf('{"title":"T","note":"n"}') },
    });
    await page.getByRole('button', { name: 'leave out: note' }).click();
    expect(body()).toEqual({ title: 'T' });
    await expect.element(page.getByText(/a PUT replaces the whole, so the server may empty/)).toBeVisible();
  });
});

describe('what is wrong', () => {
  test('is told before it is sent, at its field, which gets the focus; mending it takes the remark away', async () => {
    const { sentCount } = await openForm({ fields: [createField('isbn'), title] });
    await page
      .getByRole('button', { name: /^Send POST/ })
      .first()
      .click();
    expect(sentCount()).toBe(0);
    await expect.element(page.getByText('Not sent: one field is not as the form asks.')).toBeVisible();
    await expect.element(box('title')).toHaveFocus();
    await expect.element(box('title')).toHaveAccessibleDescription(/Fill this in/);
    await box('title').fill('T');
    await expect.element(page.getByText('Fill this in.')).not.toBeInTheDocument();
    await page
      .getByRole('button', { name: /^Send POST/ })
      .first()
      .click();
    expect(sentCount()).toBe(1);
  });

  test('may be sent all the same, for the server to judge', async () => {
    const { sentCount } = await openForm({ fields: [title] });
    await page
      .getByRole('button', { name: /^Send POST/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Send all the same' }).first().click();
    expect(sentCount()).toBe(1);
  });

  test('is put at its field when the server says it, nested and by index, and what was typed is kept', async () => {
    const { state, tabId, answer } = await openForm({ fields: [title, branches] });
    await box('title').fill('Taken');
    for (let at = 0; at < 3; at++) {
      await page.getByRole('button', { name: 'Add to branches' }).click();
      await page.getByRole('textbox', { name: 'name' }).nth(at).fill(`Branch ${at}`);
    }
    await state().sendDraft(tabId);
    answer(400, { branches: [{}, {}, { name: ['No such branch.'] }], non_field_errors: ['The whole makes no sense.'] });
    const third = page.getByRole('textbox', { name: 'name' }).nth(2);
    await expect.element(third).toHaveAccessibleDescription(/No such branch/);
    await expect.element(third).toHaveFocus();
    await expect.element(page.getByRole('alert').getByText('The whole makes no sense.')).toBeVisible();
    await expect.element(page.getByRole('region', { name: 'What the server said' }).getByText('branches.2.name')).toBeVisible();
    await expect.element(box('title')).toHaveValue('Taken');
    await third.fill('Another');
    await expect.element(third).not.toHaveAccessibleDescription(/No such branch/);
  });

  test('of null takes it from what is offered, on every form of its kind', async () => {
    const note = createField('note', { nullable: true, isNullSeen: true });
    const { state, tabId, answer } = await openForm({ fields: [title, note], said: { initial: valuesOf('{"note":"a"}') } });
    await page.getByRole('button', { name: 'set null, as was seen: note' }).click();
    await box('title').fill('Taken');
    await state().sendDraft(tabId);
    answer(400, { note: ['This field may not be null.'] });
    await expect.element(box('note')).toHaveAccessibleDescription(/may not be null/);
    await box('note').fill('b');
    await expect.element(page.getByRole('button', { name: /^set null.*note/ })).not.toBeInTheDocument();
  });

  test('an error in a closed item of a long list opens it', async () => {
    const { state, tabId, answer } = await openForm({
      fields: [branches],
      said: { method: 'PUT', initial: valuesOf('{"branches":[{"name":"0"},{"name":"1"},{"name":"2"},{"name":"3"}]}') },
    });
    expect(page.getByRole('textbox', { name: 'name' }).elements()).toHaveLength(0);
    await state().sendDraft(tabId);
    answer(400, { branches: [{}, {}, { name: ['Bad.'] }, {}] });
    await expect.element(page.getByRole('textbox', { name: 'name' })).toHaveAccessibleDescription(/Bad/);
    await expect.element(page.getByRole('textbox', { name: 'name' })).toHaveValue('2');
  });

  test('when no answer comes, the form says why and keeps everything', async () => {
    const { state, tabId } = await openForm({
      fields: [title],
      handlers: {
        'exchange.send': async ({ draft }) =>
          draft.method === 'POST' ? fail({ kind: 'connectionRefused', host: '127.0.0.1:7070' }) : ok(null),
      },
    });
    await box('title').fill('T');
    await state().sendDraft(tabId);
    await expect.element(page.getByRole('alert').getByText(/What you typed is kept/)).toBeVisible();
    await expect.element(box('title')).toHaveValue('T');
  });
});

test('a double press sends once', async () => {
  const { sentCount } = await openForm({ fields: [createField('note')] });
  await page
    .getByRole('button', { name: /^Send POST/ })
    .first()
    .dblClick();
  expect(sentCount()).toBe(1);
});

test('when it has worked, the page shows the result and no form', async () => {
  const { state, tabId, answer } = await openForm({ fields: [createField('note')] });
  await state().sendDraft(tabId);
  answer(201, { title: 'Made just now' });
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Made just now');
  expect(page.getByRole('button', { name: /^Send POST/ }).elements()).toHaveLength(0);
  expect(state().tabs[tabId]?.draft).toMatchObject({ method: 'GET', body: { kind: 'none' } });
});

describe('the body as text', () => {
  test('follows the fields, and the fields follow it', async () => {
    const { state, tabId, text } = await openForm({ fields: [title, createField('n', { type: 'number' })] });
    await box('title').fill('One');
    await page.getByRole('radio', { name: 'Both' }).click();
    await expect.element(page.getByRole('textbox', { name: 'Body as JSON' })).toBeInTheDocument();
    state().editDraft(tabId, { body: { kind: 'json', text: '{"title": "Two", "n": 1.0, "other": true}' } });
    await expect.element(box('title')).toHaveValue('Two');
    await expect.element(box('n')).toHaveValue('1.0');
    await box('title').fill('Three');
    expect(text()).toBe('{\n  "title": "Three",\n  "n": 1.0,\n  "other": true\n}');
  });

  test('while it is no JSON the fields keep their last state, cannot be typed into, and it says so', async () => {
    const { state, tabId, text } = await openForm({ fields: [title] });
    await box('title').fill('Kept');
    await page.getByRole('radio', { name: 'Both' }).click();
    state().editDraft(tabId, { body: { kind: 'json', text: '{"title": "Kep' } });
    await expect.element(page.getByText(/the fields keep their last state until it is mended/)).toBeVisible();
    await expect.element(box('title')).toBeDisabled();
    await expect.element(box('title')).toHaveValue('Kept');
    expect(text()).toBe('{"title": "Kep');
    state().editDraft(tabId, { body: { kind: 'json', text: '{"title": "Mended"}' } });
    await expect.element(box('title')).toBeEnabled();
    await expect.element(box('title')).toHaveValue('Mended');
  });
});

test('another content type is another way to write the same values', async () => {
  const { tab } = await openForm({
    fields: [title, createField('tags', { type: 'list', item: createField('', { place: '' }) })],
    said: { contentTypes: ['application/json', 'application/x-www-form-urlencoded'] },
  });
  await box('title').fill('T');
  await box('Add to tags').click();
  await userEvent.keyboard('a{Enter}b{Enter}');
  await page.getByRole('button', { name: /Content-Type/ }).click();
  await page.getByRole('option', { name: 'application/x-www-form-urlencoded' }).click();
  const { body } = tab().draft;
  expect(body.kind === 'form' && body.rows.map(({ name, value }) => [name, value])).toEqual([
    ['title', 'T'],
    ['tags', 'a'],
    ['tags', 'b'],
  ]);
});

test('the version of the resource goes along as If-Match, unless it is taken out', async () => {
  const { state, tabId, tab, form } = await openForm({
    fields: [title],
    said: { ...change, initial: valuesOf('{"title":"T"}') },
  });
  await state().openForm(tabId, { form: { ...form().form, id: 'g' }, origin: '', title: '', version: '"v1"' });
  expect(tab().draft.headers.map(({ name, value }) => [name, value])).toEqual([['If-Match', '"v1"']]);
  await page.getByRole('button', { name: 'Send without If-Match' }).click();
  expect(tab().draft.headers).toEqual([]);
});

const authorsFound = {
  count: 240,
  next: `${root}/authors/?page=2`,
  previous: null,
  results: [1, 2].map((id) => ({ url: `${root}/authors/${id}/`, id, name: `Author ${id}` })),
};

describe('a linked resource', () => {
  const author: FormField = createField('author', {
    type: 'related',
    related: { url: `${root}/authors/`, searchParam: 'search', value: { kind: 'address' }, labelMember: null },
  });

  async function openAuthors(field = author, chosen: string | null = null) {
    const asked: string[] = [];
    const app = await openForm({
      fields: [field],
      ...(chosen !== null && { said: { initial: valuesOf(JSON.stringify({ author: chosen })) } }),
      handlers: {
        'exchange.send': async ({ exchangeId, draft }) => {
          if (draft.url.includes('/authors/')) setTimeout(() => reply(exchangeId, draft), 5);
          return ok(null);
        },
        'body.readText': async () => ok({ text: JSON.stringify(authorsFound), charset: 'utf-8' }),
      },
    });
    function reply(exchangeId: string, draft: RequestDraft) {
      asked.push(draft.url.slice(root.length));
      for (const event of answerOf({ exchangeId, draft, status: 200, headers: [['Content-Type', 'application/json']], bytes: 9 }))
        app.host.publish('exchange.event', event);
    }
    return { ...app, asked };
  }

  test('is searched by name in its list, one page of it, and taken by its address', async () => {
    const { body, asked } = await openAuthors();
    await page.getByRole('combobox', { name: 'author' }).click();
    await userEvent.keyboard('Auth');
    await expect.element(page.getByRole('option', { name: /Author 2/ })).toBeVisible();
    await expect.element(page.getByText(/2 of 240: type to narrow/)).toBeVisible();
    await expect.element(page.getByText(/GET \/authors\/\?search=Auth · 200/)).toBeVisible();
    await page.getByRole('option', { name: /Author 2/ }).click();
    expect(body()).toEqual({ author: `${root}/authors/2/` });
    await expect.element(page.getByRole('combobox', { name: 'author' })).toHaveValue('Author 2');
    expect(asked.filter((address) => address !== '/authors/').length).toBeLessThanOrEqual(2);
  });

  test('is taken by the key it has in its list, as a number where keys are such', async () => {
    const key = { kind: 'member', name: 'id', isNumber: true } as const;
    const { body, form, state, tabId } = await openAuthors({ ...author, related: { ...author.related!, value: key } });
    const box = page.getByRole('combobox', { name: 'author' });
    await box.click();
    await userEvent.keyboard('Auth');
    await page.getByRole('option', { name: /Author 2/ }).click();
    expect(body()).toEqual({ author: 2 });
    await expect.element(box).toHaveValue('Author 2');
    await box.fill('17');
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({ author: 17 });
    await box.fill('/authors/9/');
    await userEvent.keyboard('{Tab}');
    await state().sendDraft(tabId);
    expect(form().refused).toEqual([{ place: '/author', message: 'A number, as id is one.' }]);
  });

  test('a key that is a word is chosen, or typed where the list, of which only a part is here, has nothing that fits', async () => {
    const key = { kind: 'member', name: 'name', isNumber: false } as const;
    const { body } = await openAuthors({ ...author, related: { ...author.related!, searchParam: null, value: key } });
    const box = page.getByRole('combobox', { name: 'author' });
    await box.click();
    await expect.element(page.getByRole('option', { name: /Author 2/ })).toBeVisible();
    await userEvent.keyboard('sea-tales');
    await expect.element(page.getByText('Nothing fits.')).toBeVisible();
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({ author: 'sea-tales' });
    // What may still be a search stays one.
    await box.fill('Auth');
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({ author: 'sea-tales' });
  });

  test('stays open when what is chosen is among what the list answers', async () => {
    await openAuthors(undefined, `${root}/authors/2/`);
    await page.getByRole('combobox', { name: 'author' }).click();
    await userEvent.keyboard('Auth');
    await expect.element(page.getByText(/GET \/authors\/\?search=Auth · 200/)).toBeVisible();
    await expect.element(page.getByRole('option', { name: /Author 2/ })).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: 'author' })).toHaveValue('Auth');
  });

  test('can be typed as an address; anything else that is not chosen stays a search', async () => {
    const { body } = await openAuthors();
    await page.getByRole('combobox', { name: 'author' }).fill(`${root}/authors/9/`);
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({ author: `${root}/authors/9/` });
    await page.getByRole('combobox', { name: 'author' }).fill('nobody');
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({ author: `${root}/authors/9/` });
  });
});

test('parameters go into the address and the head', async () => {
  const { tab } = await openForm({
    fields: [title],
    said: {
      parameters: [
        { ...createField('notify', { type: 'boolean' }), where: 'query' },
        { ...createField('X-Reason'), where: 'header' },
      ],
    },
  });
  await page.getByRole('radio', { name: 'true' }).click();
  await box('X-Reason').fill('spring');
  expect(tab().draft.url).toBe(`${root}/things/?notify=true`);
  expect(tab().draft.headers.map(({ name, value }) => [name, value])).toEqual([['X-Reason', 'spring']]);
});

test('closing keeps what was typed, and opening gives the focus to the first field', async () => {
  const { state, tabId, tab, form } = await openForm({ fields: [title] });
  await box('title').fill('Typed');
  const { form: definition, origin, title: called } = form();
  await page.getByRole('button', { name: /Close the form/ }).click();
  expect(tab().draft.method).toBe('GET');
  await state().openForm(tabId, { form: definition, origin, title: called, version: null });
  await expect.element(box('title')).toHaveValue('Typed');
});

test('sixty fields with long names, some from right to left, stay on their axis', async () => {
  const fields = Array.from({ length: 60 }, (_, at) =>
    createField(at % 7 === 0 ? `عنوان_${at}` : `field_${at}_of_a_table_that_somebody_named_with_great_care`),
  );
  const { container } = await openForm({ fields, width: 460 });
  const lefts = [...container.querySelectorAll('fieldset input')].map((field) => Math.round(field.getBoundingClientRect().left));
  expect(new Set(lefts).size).toBe(1);
  const pane = container.querySelector('[data-form]')!;
  expect(pane.scrollWidth).toBeLessThanOrEqual(pane.clientWidth);
});

describe('a body of names and values', () => {
  const fields = [title, createField('tags', { type: 'list', item: createField('') }), createField('cover', { type: 'file' })];
  const editor = () => page.getByRole('textbox', { name: 'Body as text' });
  const typeInto = async (text: string) => {
    await expect.element(page.getByRole('code').first()).toBeInTheDocument();
    (editor().element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    // As pasted: brackets and lines are not laid out by the editor.
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  };
  const shownText = () => page.getByRole('code').first().element().textContent?.replaceAll('\u00a0', ' ') ?? '';

  test('is edited as its text beside the fields, and each follows the other', async () => {
    const { tab, form } = await openForm({ fields, said: { contentTypes: ['application/x-www-form-urlencoded'] } });
    await box('title').fill('A & B');
    await page.getByRole('radiogroup', { name: 'Fill in by' }).getByText('Both').click();
    await expect.poll(shownText).toContain('title=A+%26+B');
    await typeInto('title=From the text&tags=a&tags=b');
    await expect.element(box('title')).toHaveValue('From the text');
    expect(tab().draft.body).toMatchObject({ rows: [{ value: 'From the text' }, { value: 'a' }, { value: 'b' }] });
    // As it was typed, not as it would be written.
    expect(form().raw).toBe('title=From the text&tags=a&tags=b');
    await box('title').fill('From the field');
    await expect.poll(shownText).toContain('title=From+the+field');
    expect(form().raw).toBeNull();
  });

  test('is kept as it was typed while it is none, and not sent', async () => {
    const { tab, sentCount } = await openForm({ fields, said: { contentTypes: ['multipart/form-data'] } });
    await box('title').fill('Kept');
    await page.getByRole('radiogroup', { name: 'Fill in by' }).getByText('Both').click();
    await expect.poll(shownText).toContain('name="title"');
    await typeInto('--b\nContent-Disposition: form-data; name="title"\n\nBroken');
    await expect.element(page.getByText(/This is no multipart body that the form can show/)).toBeVisible();
    await expect.element(box('title')).toHaveValue('Kept');
    await page
      .getByRole('button', { name: /^Send POST/ })
      .first()
      .click();
    expect(sentCount()).toBe(0);
    await expect.element(page.getByText(/The body as it is typed cannot be read/)).toBeVisible();
    await typeInto('--b\nContent-Disposition: form-data; name="title"\n\nMended\n--b--');
    await expect.element(box('title')).toHaveValue('Mended');
    expect(tab().draft.body).toMatchObject({ kind: 'multipart', parts: [{ name: 'title', value: 'Mended' }] });
  });
});
