import { createField } from '#shared/hypermedia/forms/create-field';
import { anyField } from '#shared/hypermedia/forms/form-field';
import { readFormBody } from '#shared/hypermedia/forms/read-form-body';
import { ok } from '#shared/result';
import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openForm, root, valuesOf } from './form.test-support';

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const text = (value: string) => ({ kind: 'text' as const, text: value });
const words = (...values: string[]) => values.map((value) => ({ value: text(value), label: value.toUpperCase() }));

describe('each kind of field', () => {
  test.each(['text', 'textarea', 'email', 'url', 'password'] as const)('%s', async (type) => {
    const { body, container } = await openForm({ fields: [createField('it', { type })] });
    const field = container.querySelector<HTMLInputElement>('[data-place="/it"] :is(input, textarea)');
    await userEvent.fill(field!, 'a@b.test “x”');
    expect(body()).toEqual({ it: 'a@b.test “x”' });
    await userEvent.fill(field!, '');
    expect(body()).toEqual({});
  });

  test('numbers are sent as they are typed: 1.0 stays 1.0, and more digits than a double has stay too', async () => {
    const { text: sent } = await openForm({
      fields: [createField('weight', { type: 'number' }), createField('id', { type: 'integer' })],
    });
    await box('weight').fill('1.0');
    await box('id').fill('9007199254740993');
    expect(sent()).toBe('{\n  "weight": 1.0,\n  "id": 9007199254740993\n}');
  });

  test('a number says of what it is a multiple, and what is taken when it is left out, in full', async () => {
    const { container } = await openForm({
      fields: [createField('age', { type: 'integer', step: '2', default: { kind: 'number', text: '123456' } })],
    });
    await expect.element(page.getByText('whole number, a multiple of 2')).toBeVisible();
    const field = container.querySelector<HTMLInputElement>('[data-place="/age"] input')!;
    expect(field.placeholder).toBe('123456, if left out');
    expect(field.clientWidth).toBeGreaterThan(8 * field.placeholder.length);
  });

  test('what OpenAPI says of a field is read as Markdown; what others say stays as it is', async () => {
    const fields = [createField('code', { help: 'One of `A1` or **B2**, see [codes](https://api.example/codes)' })];
    const { container } = await openForm({ fields, said: { source: 'OpenAPI' } });
    expect(container.querySelector('strong')?.textContent).toBe('B2');
    expect(container.querySelector('code')?.textContent).toBe('A1');
    await expect.element(page.getByRole('link', { name: 'codes' })).toHaveAttribute('title', 'https://api.example/codes');
    const others = await openForm({ fields, said: { source: 'OPTIONS' } });
    expect(others.container.textContent).toContain('One of `A1` or **B2**');
  });

  test('a list in which nothing comes twice says so, and is not sent with the same item twice', async () => {
    const tags = createField('tags', { type: 'list', isUnique: true, item: createField('', { type: 'text' }) });
    const { state, tabId, form, sentCount } = await openForm({
      fields: [tags],
      said: { initial: valuesOf('{"tags":["sea","sea"]}') },
    });
    await expect.element(page.getByText('list of text, none twice')).toBeVisible();
    await state().sendDraft(tabId);
    expect([sentCount(), form().refused]).toEqual([
      0,
      [{ place: '/tags', message: 'Each item once: item 2 is the same as item 1.' }],
    ]);
  });

  test('a number that is none yet is kept as typed, and refused at its field', async () => {
    const { state, tabId, form, sentCount } = await openForm({ fields: [createField('n', { type: 'number' })] });
    await box('n').fill('12.');
    await state().sendDraft(tabId);
    expect([sentCount(), form().refused.map(({ place }) => place)]).toEqual([0, ['/n']]);
    await expect.element(box('n')).toHaveValue('12.');
    await expect.element(box('n')).toHaveAttribute('aria-invalid', 'true');
  });

  test('a decimal that came as text goes as text', async () => {
    const { body } = await openForm({
      fields: [createField('price', { type: 'number', format: 'decimal' })],
      said: { method: 'PATCH', scope: 'partial', initial: valuesOf('{"price":"73.24"}') },
    });
    await box('price').fill('79.90');
    expect(body()).toEqual({ price: '79.90' });
  });

  test('yes and no, with left out and null as choices of their own', async () => {
    const { body } = await openForm({ fields: [createField('open', { type: 'boolean', nullable: true })] });
    await expect.element(page.getByRole('radio', { name: 'left out' })).toBeChecked();
    await page.getByRole('radio', { name: 'false' }).click();
    expect(body()).toEqual({ open: false });
    await page.getByRole('radio', { name: 'null' }).click();
    expect(body()).toEqual({ open: null });
    await page.getByRole('radio', { name: 'left out' }).click();
    expect(body()).toEqual({});
  });

  test('in a change, what is yes or no is a switch', async () => {
    const { body } = await openForm({
      fields: [createField('open', { type: 'boolean' })],
      said: { method: 'PATCH', scope: 'partial', initial: valuesOf('{"open":false}') },
    });
    await page.getByRole('switch', { name: /open/ }).click({ force: true });
    expect(body()).toEqual({ open: true });
  });

  test.each([
    ['date', '2024-02-29'],
    ['time', '06:30:00'],
    ['datetime', '2024-01-02T06:00:00.5+02:00'],
  ] as const)('%s', async (type, typed) => {
    const { body } = await openForm({ fields: [createField('at', { type })] });
    await box('at').fill(typed);
    expect(body()).toEqual({ at: typed });
  });

  test('a text with words that were seen offers them, narrowed while one types, and takes any other', async () => {
    const { body } = await openForm({ fields: [createField('status', { suggestions: ['open', 'closed', 'on hold'] })] });
    const field = page.getByRole('combobox', { name: 'status' });
    await expect.element(page.getByText('text, 3 words seen')).toBeVisible();
    await field.click();
    await expect.element(page.getByText('seen in answers; anything else can be typed')).toBeVisible();
    await page.getByRole('option', { name: 'closed' }).click();
    expect(body()).toEqual({ status: 'closed' });
    await expect.element(field).toHaveValue('closed');
    // All of them stand there again when it is opened, and are fewer by what is typed.
    await page.getByRole('button', { name: 'Options of status' }).click();
    await expect.element(page.getByRole('option', { name: 'on hold' })).toBeVisible();
    await field.fill('o');
    await expect.element(page.getByRole('option', { name: 'open' })).toBeVisible();
    await field.fill('stolen');
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({ status: 'stolen' });
    await field.fill('');
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({});
  });

  test('up to four choices stand side by side, as they are sent', async () => {
    const { body } = await openForm({ fields: [createField('format', { type: 'choice', choices: words('hardback', 'ebook') })] });
    await page.getByRole('radio', { name: 'ebook' }).click();
    expect(body()).toEqual({ format: 'ebook' });
  });

  test('many choices are searched, and never all shown', async () => {
    const choices = Array.from({ length: 4_000 }, (_, at) => ({
      value: { kind: 'number' as const, text: String(at) },
      label: `Town ${at}`,
    }));
    const { body } = await openForm({ fields: [createField('town', { type: 'choice', choices })] });
    await page.getByRole('combobox', { name: 'town' }).click();
    await expect.element(page.getByText('and 3,950 more: type to narrow')).toBeVisible();
    expect(page.getByRole('option').elements()).toHaveLength(50);
    await userEvent.keyboard('Town 3999{ArrowDown}{Enter}');
    expect(body()).toEqual({ town: 3999 });
    await expect.element(page.getByRole('combobox', { name: 'town' })).toHaveValue('Town 3999');
  });

  test('several of a few choices are boxes', async () => {
    const { body } = await openForm({
      fields: [createField('genres', { type: 'choice', multiple: true, choices: words('sea', 'land', 'air') })],
    });
    await page.getByRole('checkbox', { name: 'AIR' }).click({ force: true });
    await page.getByRole('checkbox', { name: 'SEA' }).click({ force: true });
    expect(body()).toEqual({ genres: ['air', 'sea'] });
  });

  test('null is a choice beside the others where it may be one, and shown where it is', async () => {
    const field = createField('format', { type: 'choice', choices: words('a', 'b'), nullable: true });
    const { body } = await openForm({ fields: [field], said: { method: 'PUT', initial: valuesOf('{"format":null}') } });
    await expect.element(page.getByRole('radio', { name: 'null' })).toBeChecked();
    await expect.element(page.getByRole('button', { name: 'set null: format' })).not.toBeInTheDocument();
    await page.getByRole('radio', { name: 'b', exact: true }).click();
    expect(body()).toEqual({ format: 'b' });
    await page.getByRole('radio', { name: 'null' }).click();
    expect(body()).toEqual({ format: null });
  });

  test('several of many choices are a list that is added to', async () => {
    const choices = words(...Array.from({ length: 30 }, (_, at) => `place-${at}`));
    const { body } = await openForm({ fields: [createField('places', { type: 'choice', multiple: true, choices })] });
    await page.getByRole('combobox', { name: 'Add to places' }).click();
    await userEvent.keyboard('PLACE-17{ArrowDown}{Enter}');
    expect(body()).toEqual({ places: ['place-17'] });
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: 'Remove places 0' }).click();
    expect(body()).toEqual({ places: [] });
  });

  test('a list of texts: added with Enter, changed in place, moved by the grip, taken away', async () => {
    const { body } = await openForm({ fields: [createField('tags', { type: 'list', item: createField('', { place: '' }) })] });
    await box('Add to tags').click();
    await userEvent.keyboard('classic{Enter}sea{Enter}');
    await box('tags 1').fill('ocean');
    expect(body()).toEqual({ tags: ['classic', 'ocean'] });
    page.getByRole('button', { name: 'Move tags 1' }).element().focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(body()).toEqual({ tags: ['ocean', 'classic'] });
    await page.getByRole('button', { name: 'Remove tags 0' }).click();
    expect(body()).toEqual({ tags: ['classic'] });
  });

  test('what was typed into the last row of a list is an item when the row is left', async () => {
    const { body } = await openForm({ fields: [createField('tags', { type: 'list', item: createField('', { place: '' }) })] });
    await box('Add to tags').fill('late');
    await userEvent.keyboard('{Tab}');
    expect(body()).toEqual({ tags: ['late'] });
  });

  test('an object inside, four deep', async () => {
    const inside = (depth: number): ReturnType<typeof createField>[] =>
      depth === 0 ? [createField('zip')] : [createField(`level${depth}`, { type: 'object', fields: inside(depth - 1) })];
    const { body } = await openForm({ fields: inside(4) });
    await box('zip').fill('1');
    expect(body()).toEqual({ level4: { level3: { level2: { level1: { zip: '1' } } } } });
  });

  test('a list of objects', async () => {
    const branch = createField('', {
      type: 'object',
      place: '',
      fields: [createField('name'), createField('shelves', { type: 'integer' })],
    });
    const { body } = await openForm({ fields: [createField('branches', { type: 'list', item: branch })] });
    await page.getByRole('button', { name: 'Add to branches' }).click();
    await page.getByRole('button', { name: 'Add to branches' }).click();
    await page.getByRole('textbox', { name: 'name' }).nth(1).fill('South');
    await page.getByRole('textbox', { name: 'shelves' }).nth(1).fill('12');
    expect(body()).toEqual({ branches: [{}, { name: 'South', shelves: 12 }] });
  });

  test('an object with names of one’s own', async () => {
    const { body } = await openForm({
      fields: [createField('map', { type: 'object', item: createField('', { type: 'integer', place: '' }) })],
    });
    await page.getByRole('button', { name: 'Add to map' }).click();
    await box('Name, map 0').fill('a');
    await box('Value, map 0').fill('7');
    expect(body()).toEqual({ map: { a: 7 } });
  });

  test('a file is chosen, and goes as multipart where that is offered', async () => {
    const listing = {
      path: '/home',
      parent: null,
      entries: [{ name: 'cover.png', kind: 'file' as const, bytes: 4, collection: false }],
    };
    const { tab, form } = await openForm({
      fields: [createField('title'), createField('cover', { type: 'file' })],
      said: { contentTypes: ['application/json', 'multipart/form-data'] },
      handlers: { 'files.list': async () => ok(listing) },
    });
    await box('title').fill('T');
    await page.getByRole('button', { name: 'cover: Choose a file' }).click();
    await page.getByRole('row', { name: 'cover.png' }).dblClick();
    expect(form().contentType).toBe('multipart/form-data');
    expect(tab().draft.body).toMatchObject({
      kind: 'multipart',
      parts: [
        { name: 'title', kind: 'text', value: 'T' },
        { name: 'cover', kind: 'file', path: '/home/cover.png' },
      ],
    });
  });

  test('a file that is there is a link, stays as it is, or is taken away', async () => {
    const { body, text: sent } = await openForm({
      fields: [createField('title'), createField('cover', { type: 'file' })],
      said: { method: 'PUT', initial: valuesOf(`{"title":"T","cover":"${root}/media/a%20b.png"}`) },
    });
    await expect.element(page.getByRole('link', { name: 'a b.png' })).toHaveAttribute('href', `${root}/media/a%20b.png`);
    await box('title').fill('U');
    expect(body()).toEqual({ title: 'U' });
    await page.getByRole('button', { name: 'Take away the file of cover' }).click();
    expect(body()).toEqual({ title: 'U', cover: null });
    await page.getByRole('button', { name: 'Undo cover' }).click();
    expect(sent()).not.toContain('cover');
  });

  test('of what nothing is known a text goes as text, and JSON as JSON', async () => {
    const { body, form, state, tabId } = await openForm({ fields: [createField('wait', { type: 'json', format: anyField })] });
    for (const [typed, goes] of [
      ['1 02:03:04', '1 02:03:04'],
      ['17', 17],
      ['"17"', '17'],
      ['[1, null]', [1, null]],
      ['true', true],
    ] as const) {
      await box('wait').fill(typed);
      expect(body()).toEqual({ wait: goes });
      await expect.element(box('wait')).toHaveValue(typed);
    }
    await box('wait').fill('{"a": ');
    await state().sendDraft(tabId);
    expect(form().refused).toEqual([{ place: '/wait', message: 'This is not JSON.' }]);
  });

  test('anything else is JSON, and what is none yet stays as typed', async () => {
    const { body } = await openForm({ fields: [createField('extra', { type: 'json' })] });
    await box('extra').fill('{"a": [1.0, null]}');
    expect(body()).toEqual({ extra: { a: [1, null] } });
    await box('extra').fill('{"a": ');
    await expect.element(box('extra')).toHaveValue('{"a": ');
  });

  test('a list of which nothing is known, empty as it is, takes texts and JSON one by one, and is JSON on a wish', async () => {
    const { body, text: sent } = await openForm({
      fields: [createField('stops', { type: 'list' })],
      said: { method: 'PATCH', scope: 'partial', initial: valuesOf('{"stops":[]}') },
    });
    for (const typed of ['/towns/3/', '17', '{"a": 1.0}']) {
      await box('Add to stops').fill(typed);
      await userEvent.keyboard('{Enter}');
    }
    expect(body()).toEqual({ stops: ['/towns/3/', 17, { a: 1 }] });
    await page.getByRole('button', { name: 'as JSON: stops' }).click();
    await expect.element(box('stops')).toHaveValue('[\n  "/towns/3/",\n  17,\n  {\n    "a": 1.0\n  }\n]');
    await box('stops').fill('[1.0, "b"]');
    expect(sent()).toContain('1.0');
    await page.getByRole('button', { name: 'as a list: stops' }).click();
    await page.getByRole('button', { name: 'Remove stops 0' }).click();
    expect(body()).toEqual({ stops: ['b'] });
    await page.getByRole('button', { name: 'Undo stops' }).click();
    expect(sent()).not.toContain('stops');
  });

  test('JSON that is no list stays JSON where a list is filled in', async () => {
    const { form, state, tabId, sentCount } = await openForm({
      fields: [createField('stops', { type: 'list', item: createField('', { place: '' }) })],
    });
    await page.getByRole('button', { name: 'as JSON: stops' }).click();
    await box('stops').fill('{"a": 1}');
    await expect.element(page.getByRole('button', { name: 'as a list: stops' })).not.toBeInTheDocument();
    await state().sendDraft(tabId);
    expect([sentCount(), form().refused]).toEqual([0, [{ place: '/stops', message: 'A list.' }]]);
  });

  test('a value its own control could not show is edited as JSON', async () => {
    const { body } = await openForm({
      fields: [createField('open', { type: 'boolean' })],
      said: { method: 'PUT', initial: valuesOf('{"open":{"from":9}}') },
    });
    await expect.element(box('open')).toHaveValue('{\n  "from": 9\n}');
    await box('open').fill('true');
    expect(body()).toEqual({ open: true });
  });
});

test('null, nothing and an empty text are three things to say', async () => {
  const { body } = await openForm({
    fields: [createField('note', { nullable: true })],
    said: { method: 'PUT', initial: valuesOf('{"note":"x"}') },
  });
  await page.getByRole('button', { name: 'set null: note' }).click();
  expect(body()).toEqual({ note: null });
  await page.getByRole('button', { name: 'set empty: note' }).click();
  expect(body()).toEqual({ note: '' });
  await page.getByRole('button', { name: 'leave out: note' }).click();
  expect(body()).toEqual({});
});

test('what a form sends fills the same form in again, whatever its fields are', async () => {
  const fields = [
    createField('title'),
    createField('weight', { type: 'number' }),
    createField('open', { type: 'boolean' }),
    createField('on', { type: 'date' }),
    createField('format', { type: 'choice', choices: words('a', 'b') }),
    createField('tags', { type: 'list', item: createField('', { place: '' }) }),
    createField('publisher', { type: 'object', fields: [createField('name')] }),
    createField('extra', { type: 'json' }),
  ];
  const initial = valuesOf(
    '{"title":"T","weight":1.0,"open":false,"on":"2024-01-01","format":"b","tags":["x"],"publisher":{"name":"P"},"extra":[1e2]}',
  );
  const { form, text: sent } = await openForm({ fields, said: { method: 'PUT', initial } });
  await box('title').fill('U');
  await box('weight').fill('2.50');
  await page.getByRole('radio', { name: 'true' }).click();
  await box('on').fill('2025-01-01');
  await box('tags 0').fill('y');
  await box('name').fill('Q');
  expect(readFormBody(form().form, sent(), 'application/json')).toEqual(form().values);
  expect(sent()).toContain('2.50');
  expect(sent()).toContain('1e2');
});
