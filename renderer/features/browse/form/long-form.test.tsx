import { createField } from '#shared/hypermedia/forms/create-field';
import { parseValue } from '#shared/hypermedia/forms/parse-value';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openForm, valuesOf } from './form.test-support';

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const tags = createField('tags', { type: 'list', item: createField('', { place: '' }) });
const initial = valuesOf(JSON.stringify({ title: 'T', tags: Array.from({ length: 5000 }, (_, at) => `tag ${at}`) }));
const change = { method: 'PATCH', scope: 'partial' as const, initial };
const rows = (container: Element) => container.querySelectorAll('[data-place="/tags"] li[data-index]').length;

test('of a list of thousands the first and last rows are drawn, and more on a wish', async () => {
  const { container, text, form } = await openForm({ fields: [createField('title'), tags], said: change });
  expect(rows(container)).toBe(110);
  await box('Add to tags').fill('new');
  await userEvent.keyboard('{Enter}');
  await expect.element(box('tags 5000')).toHaveValue('new');
  expect(parseValue(text())).toEqual({ kind: 'object', members: [form().values.members[1]] });
  await expect.element(page.getByText(/characters more, which are sent as well/)).toBeVisible();
  await page.getByRole('button', { name: 'Show more of tags' }).click();
  await expect.element(box('tags 150')).toHaveValue('tag 150');
  expect(rows(container)).toBe(210);
});

test('an item that is refused is drawn wherever it stands, and one that is moved stays in sight', async () => {
  const { container, answer } = await openForm({ fields: [createField('title'), tags], said: change });
  await box('title').fill('Typed');
  await page
    .getByRole('button', { name: /^Send PATCH/ })
    .first()
    .click();
  answer(400, { tags: { '2500': ['No such tag.'] } });
  await expect.element(box('tags 2500')).toHaveAccessibleDescription(/No such tag/);
  page.getByRole('button', { name: 'Move tags 99', exact: true }).element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('button', { name: 'Move tags 100', exact: true })).toHaveFocus();
  expect(rows(container)).toBe(112);
});

test('each letter is drawn at once in a form of two thousand fields', async () => {
  const names = Array.from({ length: 2000 }, (_, at) => `field_${at}`);
  const wide = valuesOf(JSON.stringify(Object.fromEntries(names.map((name) => [name, 'x']))));
  const { state, tabId, body, container } = await openForm({
    fields: names.map((name) => createField(name)),
    said: { ...change, initial: wide },
  });
  // The first are there at once, all of them soon after.
  await expect.element(box('field_1999')).toBeInTheDocument();
  const places = [...container.querySelectorAll('[data-place^="/field_"]')].map((row) => row.getAttribute('data-place'));
  expect(places).toEqual(names.map((name) => `/${name}`));
  const start = performance.now();
  for (let at = 0; at < 10; at++)
    state().fillForm(tabId, (values) => ({
      ...values,
      members: values.members.with(7, { name: 'field_7', value: { kind: 'text', text: `y${at}` } }),
    }));
  // Ten of them took seconds when each looked every field up from one end.
  expect(performance.now() - start).toBeLessThan(1000);
  expect(body()).toEqual({ field_7: 'y9' });
});

test('what closes a form stays at the end of its line, however long its title is', async () => {
  await openForm({
    fields: [createField('title')],
    said: { title: 'Replace '.concat('The Year and the Staircase '.repeat(4)) },
    width: 700,
  });
  const close = page
    .getByRole('button', { name: /^Close the form/ })
    .element()
    .getBoundingClientRect();
  const ways = page.getByRole('radiogroup', { name: 'Fill in by' }).element().getBoundingClientRect();
  expect(close.left).toBeGreaterThan(ways.right);
  expect(close.top).toBeLessThan(ways.bottom);
});
