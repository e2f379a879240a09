import { useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { DateField } from './date-field';
import { LineField } from './line-field';
import { ListRows } from './list-rows';
import { TextArea } from './text-area';
import './tokens.css';
import './base.css';

function Dates({ kind, start }: { readonly kind: 'date' | 'datetime'; readonly start: string }) {
  const [value, setValue] = useState(start);
  return (
    <I18nProvider locale="en-GB">
      <label htmlFor="d">published</label>
      <DateField id="d" kind={kind} value={value} onChange={setValue} calendarLabel="Calendar of published" />
    </I18nProvider>
  );
}

test('a date is typed as it goes on the wire, or chosen from its month', async () => {
  await render(<Dates kind="date" start="1980-12-03" />);
  await page.getByRole('button', { name: 'Calendar of published' }).click();
  await page.getByRole('button', { name: / 24 December 1980/ }).click();
  await expect.element(page.getByLabelText('published', { exact: true })).toHaveValue('1980-12-24');
});

test('another day of a time keeps the time as it was typed', async () => {
  await render(<Dates kind="datetime" start="2024-01-02T06:00:00.123456+02:00" />);
  await page.getByRole('button', { name: 'Calendar of published' }).click();
  await page.getByRole('button', { name: /31 January 2024/ }).click();
  await expect.element(page.getByLabelText('published', { exact: true })).toHaveValue('2024-01-31T06:00:00.123456+02:00');
});

test('a date that is none stays as typed, and the calendar opens on today', async () => {
  await render(<Dates kind="date" start="2024-02-31" />);
  await page.getByRole('button', { name: 'Calendar of published' }).click();
  await expect.element(page.getByRole('grid')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByLabelText('published', { exact: true })).toHaveValue('2024-02-31');
});

test('years far away are one step off', async () => {
  await render(<Dates kind="date" start="2020-05-01" />);
  await page.getByRole('button', { name: 'Calendar of published' }).click();
  await page.getByRole('combobox', { name: /year/i }).selectOptions('1999');
  await page.getByRole('button', { name: / 1 May 1999/ }).click();
  await expect.element(page.getByLabelText('published', { exact: true })).toHaveValue('1999-05-01');
});

function Rows({ onMove }: { readonly onMove?: (from: number, to: number) => void }) {
  const [items, setItems] = useState(['classic', 'sea', 'signed']);
  return (
    <ListRows
      id="tags"
      label="tags"
      count={items.length}
      onMove={(from, to) => {
        onMove?.(from, to);
        setItems(items.toSpliced(from, 1).toSpliced(to, 0, items[from] ?? ''));
      }}
      onRemove={(index) => setItems(items.toSpliced(index, 1))}
      row={(index) => (
        <LineField
          id={`tags-${index}`}
          label={`tags ${index}`}
          value={items[index] ?? ''}
          onChange={(text) => setItems(items.with(index, text))}
        />
      )}
    >
      <button onClick={() => setItems([...items, 'new'])}>Add</button>
    </ListRows>
  );
}

const shownItems = () =>
  page
    .getByRole('textbox')
    .elements()
    .map((element) => (element as HTMLInputElement).value);

test('on a grip the arrow keys move its row, and the grip keeps the focus', async () => {
  await render(<Rows />);
  page.getByRole('button', { name: 'Move tags 2' }).element().focus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(shownItems).toEqual(['classic', 'signed', 'sea']);
  await expect.element(page.getByRole('button', { name: 'Move tags 1' })).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  await expect.poll(shownItems).toEqual(['signed', 'classic', 'sea']);
});

test('a row is dragged by its grip', async () => {
  const onMove = vi.fn();
  await render(<Rows onMove={onMove} />);
  await page.getByRole('button', { name: 'Move tags 0' }).dropTo(page.getByRole('button', { name: 'Remove tags 2' }));
  await expect.poll(() => onMove.mock.calls.length).toBe(1);
  expect(shownItems().indexOf('classic')).toBeGreaterThan(0);
});

test('a row that is removed leaves the focus on the one that came in its place', async () => {
  await render(<Rows />);
  await page.getByRole('button', { name: 'Remove tags 0' }).click();
  await expect.poll(shownItems).toEqual(['sea', 'signed']);
  await expect.element(page.getByRole('button', { name: 'Move tags 0' })).toHaveFocus();
});

function Area() {
  const [value, setValue] = useState('one');
  return <TextArea id="a" label="description" value={value} onChange={setValue} />;
}

test('a text of several lines grows with what is typed', async () => {
  await render(<Area />);
  const area = page.getByRole('textbox', { name: 'description' });
  const before = area.element().getBoundingClientRect().height;
  await area.fill(Array.from({ length: 9 }, (_, at) => `line ${at}`).join('\n'));
  expect(area.element().getBoundingClientRect().height).toBeGreaterThan(before);
});

test('a long text is pasted as a whole, in the place of what is selected', async () => {
  await render(<Area />);
  const field = page.getByRole('textbox', { name: 'description' });
  await field.fill('before SELECTED after');
  const element = field.element() as HTMLTextAreaElement;
  element.setSelectionRange(7, 15);
  const lines = 'a line\r\n'.repeat(15_000);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', lines);
  const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  element.dispatchEvent(pasted);
  const whole = `before ${'a line\n'.repeat(15_000)} after`;
  await expect.poll(() => element.value === whole).toBe(true);
  await expect.poll(() => [element.selectionStart, element.selectionEnd]).toEqual([whole.length - 6, whole.length - 6]);
  expect(pasted.defaultPrevented).toBe(true);
});

test('a short text is pasted by the browser, which can undo it', async () => {
  await render(<Area />);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'short');
  const pasted = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  page.getByRole('textbox', { name: 'description' }).element().dispatchEvent(pasted);
  expect(pasted.defaultPrevented).toBe(false);
});
