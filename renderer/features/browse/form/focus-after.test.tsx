import { createField } from '#shared/hypermedia/forms/create-field';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openForm } from './form.test-support';

const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const heading = page.getByRole('heading', { level: 1 });

test('when a form has done what it was for, the heading of what came of it has the focus that was in the form', async () => {
  const { state, tabId, answer } = await openForm({ fields: [createField('note')] });
  await box('note').fill('N');
  await state().sendDraft(tabId);
  answer(201, { title: 'Made just now' });
  await expect.element(heading).toHaveTextContent('Made just now');
  await expect.element(heading).toHaveFocus();
});

test('the same when one goes back from it', async () => {
  const { state, tabId } = await openForm({ fields: [createField('note')] });
  await box('note').fill('N');
  state().closeForm(tabId);
  await expect.element(heading).toHaveFocus();
});

test('a focus that was elsewhere stays there', async () => {
  const { state, tabId, answer } = await openForm({ fields: [createField('note')] });
  const elsewhere = document.body.appendChild(document.createElement('button'));
  elsewhere.focus();
  await state().sendDraft(tabId);
  answer(201, { title: 'Made just now' });
  await expect.element(heading).toHaveTextContent('Made just now');
  expect(document.activeElement).toBe(elsewhere);
  elsewhere.remove();
});

test('a form that is refused keeps it at the field that is wrong', async () => {
  const { state, tabId, answer } = await openForm({ fields: [createField('a'), createField('note')] });
  await box('a').fill('N');
  await userEvent.keyboard('{Tab}');
  await state().sendDraft(tabId);
  answer(400, { note: ['No.'] });
  await expect.element(box('note')).toHaveFocus();
});
