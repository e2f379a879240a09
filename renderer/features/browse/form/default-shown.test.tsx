import { createField } from '#shared/hypermedia/forms/create-field';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openForm, root, valuesOf } from './form.test-support';

const text = (value: string) => ({ kind: 'text' as const, text: value });
const choices = (...values: string[]) => values.map((value) => ({ value: text(value), label: value }));
const states = choices('draft', 'open', 'shut');
const state = createField('state', { type: 'choice', choices: states, default: text('draft') });

test('a choice among few says what is taken when it is left out, and can be left out again', async () => {
  const { body } = await openForm({ fields: [state] });
  const leftOut = page.getByRole('radio', { name: 'left out: draft' });
  await expect.element(leftOut).toBeChecked();
  await page.getByRole('radio', { name: 'shut' }).click();
  expect(body()).toEqual({ state: 'shut' });
  await expect.element(page.getByRole('button', { name: 'leave out: state' })).not.toBeInTheDocument();
  await leftOut.click();
  expect(body()).toEqual({});
});

test('it does not where nothing is taken then: in a change, or where it has to be chosen', async () => {
  const { container } = await openForm({
    fields: [state],
    said: { method: 'PATCH', scope: 'partial', initial: valuesOf('{"state":"open"}') },
  });
  expect(container.textContent).not.toContain('left out');
});

test('several choices, lists and links say it as well', async () => {
  const list = { kind: 'list' as const, items: [text('sea'), text('salt')] };
  const related = { url: `${root}/people/`, searchParam: 'q', value: { kind: 'address' as const }, labelMember: null };
  await openForm({
    fields: [
      createField('states', { type: 'choice', choices: states, multiple: true, default: { ...list, items: [text('open')] } }),
      createField('tags', { type: 'list', item: createField('', { place: '' }), default: list }),
      createField('author', { type: 'related', related, default: text('/people/1/') }),
    ],
  });
  await expect.element(page.getByText('open, if left out')).toBeVisible();
  await expect.element(page.getByText('sea, salt, if left out')).toBeVisible();
  await expect.element(page.getByRole('combobox', { name: 'author' })).toHaveAttribute('placeholder', '/people/1/, if left out');
  await page.getByRole('checkbox', { name: 'shut' }).click({ force: true });
  await expect.element(page.getByText('open, if left out')).not.toBeInTheDocument();
});

test('where the choices are long it is said beside them, and none of them is cut', async () => {
  const long = choices('everyone', 'members', 'owners', 'nobody at all');
  const { container } = await openForm({
    fields: [createField('visibility', { type: 'choice', choices: long, default: text('nobody at all'), nullable: true })],
    width: 1000,
  });
  await expect.element(page.getByText('nobody at all, if left out')).toBeVisible();
  expect(page.getByRole('radio', { name: /left out/ }).elements()).toHaveLength(0);
  const right = container.querySelector('[data-place] > * > div')!.getBoundingClientRect().right;
  const ends = page.getByRole('radio', { name: /null|members|owners|nobody/ }).elements();
  for (const end of ends) expect(end.getBoundingClientRect().right).toBeLessThanOrEqual(right);
});
