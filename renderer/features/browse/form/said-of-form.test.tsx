import { createField } from '#shared/hypermedia/forms/create-field';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openForm } from './form.test-support';

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const send = () =>
  page
    .getByRole('button', { name: /^Send POST/ })
    .first()
    .click();
const choices = ['sea', 'land', 'air'].map((text) => ({ value: { kind: 'text' as const, text }, label: text }));
const title = createField('title');
const genres = createField('genres', { type: 'choice', multiple: true, choices });
const publisher = createField('publisher', { type: 'object', fields: [createField('name', { required: true })] });

test('what is wrong deep inside of a field stands beside the field', async () => {
  const { answer, container } = await openForm({ fields: [title, genres, createField('publisher', { ...publisher })] });
  await box('title').fill('T');
  await page.getByRole('textbox', { name: 'name' }).fill('P');
  await send();
  answer(400, { genres: { '0': ['No such genre.'] }, publisher: { street: ['Unknown street.'] } });
  await expect.element(page.getByText('0: No such genre.')).toBeVisible();
  await expect.element(page.getByRole('group', { name: 'genres' })).toHaveAccessibleDescription(/No such genre/);
  expect(container.querySelector('[data-place="/publisher"]')?.textContent).toContain('street: Unknown street.');
  await expect.element(page.getByText(/Put beside genres, publisher\./)).toBeVisible();
});

test('where the body is typed as text, the fields that are wrong are named', async () => {
  const { answer } = await openForm({ fields: [createField('title', { required: true }), genres] });
  await page.getByRole('radio', { name: 'JSON' }).click();
  await send();
  await expect.element(page.getByText('title: Fill this in.')).toBeVisible();
  await page.getByRole('button', { name: 'Send all the same' }).first().click();
  answer(400, { genres: ['Too few.'] });
  await expect.element(page.getByText('genres: Too few.')).toBeVisible();
});

test('a refusal without a word says at least that', async () => {
  const { answer } = await openForm({ fields: [title] });
  await box('title').fill('T');
  await send();
  answer(500, {});
  await expect.element(page.getByText(/answered 500, and nothing that is about a field/)).toBeVisible();
});

test('the mark of what is required is explained also where only a field inside has it', async () => {
  await openForm({ fields: [title, publisher] });
  await expect.element(page.getByText(/2 fields from OPTIONS; \* required/)).toBeVisible();
});

test('what OpenAPI says of a field in lists and code stands as such beside it, behind its name', async () => {
  const help = ['- `new`: just built', '- `gone`: not there', '', '```json', '{"open": true}', '```'].join('\n');
  const { container } = await openForm({
    fields: [createField('state', { label: 'How it stands', help }), createField('plain', { help: 'One *line*\nof it.' })],
    said: { source: 'OpenAPI' },
  });
  const hint = container.querySelector('[data-place="/state"] [id$="-hint"]');
  expect([...(hint?.querySelectorAll('p, li, pre') ?? [])].map((one) => one.textContent.trim())).toEqual([
    'How it stands.',
    'new: just built',
    'new: just built',
    'gone: not there',
    'gone: not there',
    '{"open": true}',
  ]);
  await expect.element(box('state')).toHaveAccessibleDescription(/How it stands\. new: just built/);
  expect(container.querySelector('[data-place="/plain"] [id$="-hint"] p')).toBeNull();
});

test('a single choice that need not be made, as a check box with a value is, is left out until it is made, and again', async () => {
  const only = [{ value: { kind: 'text' as const, text: 'wrapped' }, label: 'wrapped' }];
  const { body, container } = await openForm({ fields: [createField('gift', { type: 'choice', choices: only })] });
  const choose = (name: string) => page.getByRole('radiogroup', { name: 'gift' }).getByRole('radio', { name, exact: true });
  await expect.element(choose('left out')).toBeChecked();
  await choose('wrapped').click();
  expect(body()).toEqual({ gift: 'wrapped' });
  await choose('left out').click();
  expect(body()).toEqual({});
  expect(container.querySelector('[data-place="/gift"] [id$="-hint"]')?.textContent).toBe('this or nothing');
});

test('what tells of a problem is a link where the problem is shown', async () => {
  const { answer, callsOf } = await openForm({ fields: [title] });
  await box('title').fill('T');
  await send();
  answer(409, { type: 'https://example.com/full', title: 'Full', detail: 'See "/errors/2".', instance: '/errors/1' });
  const said = page.getByRole('region', { name: 'What the server said' });
  await expect.element(said.getByRole('link', { name: /example.com/ })).toHaveAttribute('href', 'https://example.com/full');
  expect(said.getByRole('link').elements()).toHaveLength(2);
  await said.getByRole('link', { name: /errors.1/ }).click();
  expect(callsOf('exchange.send').at(-1)).toMatchObject({ draft: { method: 'GET', url: 'http://127.0.0.1:7070/errors/1' } });
});
