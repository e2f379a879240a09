import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HugeGrid } from './huge-grid';
import type { GridColumn } from './huge-grid-props';
import './tokens.css';

const named = (names: readonly string[]): GridColumn[] => names.map((name) => ({ key: name, name, widthPx: 60 }));
const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);

function Sample({ names: given, onOpen }: { readonly names: readonly string[]; readonly onOpen?: (column: number) => void }) {
  const [names, setNames] = useState(given);
  const [columns, setColumns] = useState(() => named(given));
  const onMove = (from: number, to: number) => {
    const next = names.toSpliced(from, 1).toSpliced(to, 0, names[from] ?? '');
    setNames(next);
    setColumns(named(next));
  };
  return (
    <div style={{ height: 300, width: 600 }}>
      <HugeGrid
        label="Grid"
        rowCount={1_000}
        columns={columns}
        version={columns}
        renderHead={({ name }) => name}
        renderCell={(row, { name }) => `${name} ${row}`}
        onOpen={({ column }) => onOpen?.(column)}
        onMove={onMove}
      />
    </div>
  );
}

async function open(names: readonly string[], onOpen?: (column: number) => void) {
  const screen = await render(<Sample names={names} {...(onOpen && { onOpen })} />);
  const grid = screen.getByRole('grid', { name: 'Grid' });
  const element = grid.element() as HTMLElement;
  const heads = () => [...element.querySelectorAll('[role=columnheader]')].map((head) => head.textContent ?? '');
  const cells = () => element.querySelectorAll('[role=gridcell]').length;
  const cursor = () => document.querySelector(`[id="${element.getAttribute('aria-activedescendant')}"]`)?.textContent;
  /** Whether the cell that holds a text can be seen. */
  const sees = (text: string) => {
    const frame = element.getBoundingClientRect();
    const cell = [...element.querySelectorAll('[role=gridcell]')].find(({ textContent }) => textContent === text);
    const box = cell?.getBoundingClientRect();
    return box !== undefined && box.left >= frame.left - 1 && box.right <= frame.right + 1;
  };
  return { screen, element, heads, cells, cursor, sees };
}

test('of a thousand columns those that can be seen are in the document, each at its place', async () => {
  const { element, heads, cells, sees } = await open(numbered(1_000));
  await expect.poll(() => heads()[0]).toBe('c0');
  expect(heads().length).toBeLessThan(60);
  expect(cells()).toBeLessThan(800);
  expect(element.getAttribute('aria-colcount')).toBe('1000');
  element.scrollLeft = 500 * 60;
  await expect.poll(() => sees('c505 0')).toBe(true);
  expect(heads()).not.toContain('c0');
  expect(heads().length).toBeLessThan(60);
  const row = element.querySelector('[role=row][aria-rowindex="2"]');
  expect(row?.getAttribute('aria-colindex')).toBe(String(Number(heads()[0]?.slice(1)) + 1));
  const cell = [...element.querySelectorAll('[role=gridcell]')].find(({ textContent }) => textContent === 'c505 0');
  const place = (cell?.getBoundingClientRect().left ?? 0) - element.getBoundingClientRect().left + element.scrollLeft;
  expect(Math.abs(place - 505 * 60)).toBeLessThan(12);
});

test('End reaches the last of many columns, Home the first, and what is pressed is the cell that is seen', async () => {
  const opened: number[] = [];
  const { screen, element, cursor, sees } = await open(numbered(300), (column) => opened.push(column));
  element.focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => cursor()).toBe('c299 0');
  expect(sees('c299 0')).toBe(true);
  await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
  await expect.poll(() => cursor()).toBe('c298 1');
  await screen.getByText('c297 2', { exact: true }).dblClick();
  expect(opened).toEqual([297]);
  await expect.poll(() => cursor()).toBe('c297 2');
  await userEvent.keyboard('{Home}');
  await expect.poll(() => cursor()).toBe('c0 2');
});

test('few columns are all drawn', async () => {
  const { heads } = await open(numbered(30));
  expect(heads()).toEqual(numbered(30));
});

test('Ctrl with an arrow moves a column, as often as it is pressed, and not beyond the ends', async () => {
  const { element, heads, cursor } = await open(['a', 'b', 'c']);
  element.focus();
  await userEvent.keyboard('{ArrowUp}{Control>}{ArrowLeft}{/Control}');
  expect(heads()).toEqual(['a', 'b', 'c']);
  await userEvent.keyboard('{Control>}{ArrowRight}{ArrowRight}{/Control}');
  await expect.poll(() => heads()).toEqual(['b', 'c', 'a']);
  expect(cursor()).toBe('a');
  await userEvent.keyboard('{Control>}{ArrowRight}{ArrowLeft}{/Control}');
  await expect.poll(() => heads()).toEqual(['b', 'a', 'c']);
});

const rowsOf = (element: HTMLElement) =>
  [...element.querySelectorAll<HTMLElement>('[role=rowgroup]:last-child > [role=row]')].map((row) => ({
    row,
    index: Number(row.getAttribute('aria-rowindex')) - 2,
    text: row.querySelector('[role=gridcell]')?.textContent,
    top: Math.round(row.getBoundingClientRect().top - element.getBoundingClientRect().top),
  }));

async function openWithButtons() {
  const screen = await render(
    <div style={{ height: 300, width: 600 }}>
      <HugeGrid
        label="Grid"
        rowCount={1_000}
        columns={named(['a'])}
        version={null}
        renderHead={({ name }) => name}
        renderCell={(row) => <button type="button">{row}</button>}
      />
    </div>,
  );
  const element = screen.getByRole('grid', { name: 'Grid' }).element() as HTMLElement;
  await expect.poll(() => rowsOf(element).length).toBeGreaterThan(5);
  return { element };
}

/** Whether all that can be seen is there, each row at its place with its own cells. */
function isTrue(element: HTMLElement): boolean {
  const rows = rowsOf(element);
  const seen = rows.filter(({ top }) => top > -28 && top < element.clientHeight);
  const areAtPlace = rows.every(({ index, text, top }) => text === `a ${index}` && top === (index + 1) * 28 - element.scrollTop);
  return areAtPlace && seen.length >= Math.floor(element.clientHeight / 28) - 1;
}

test('rows that come into view take over the elements of those that leave it, and each stands at its place', async () => {
  const { element } = await open(['a', 'b']);
  await expect.poll(() => isTrue(element)).toBe(true);
  for (const top of [237, 474, 711, 300, 13_000, 27_000, 5_000, 0]) {
    const before = new Set(rowsOf(element).map(({ row }) => row));
    element.scrollTop = top;
    await expect.poll(() => isTrue(element)).toBe(true);
    expect(rowsOf(element).filter(({ row }) => !before.has(row)).length).toBeLessThan(3);
  }
});

test('at rest rows stand in the document as they are seen, so that words are selected across them', async () => {
  const { element } = await open(['a', 'b']);
  const indices = () => rowsOf(element).map(({ index }) => index);
  element.scrollTop = 237;
  await expect.poll(() => indices().includes(8)).toBe(true);
  await expect.poll(() => indices()).toEqual(indices().toSorted((one, other) => one - other));
});

test('while a button is down no row is moved in the document, so that what is pressed is clicked', async () => {
  const { element } = await open(['a', 'b']);
  const indices = () => rowsOf(element).map(({ index }) => index);
  const inOrder = () => indices().toSorted((one, other) => one - other);
  element.scrollTop = 237;
  await expect.poll(() => indices().includes(8)).toBe(true);
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, buttons: 1 }));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(indices()).not.toEqual(inOrder());
  element.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  await expect.poll(indices).toEqual(inOrder());
});

test('what has the focus in a row that leaves the view gives it to the grid', async () => {
  const { element } = await openWithButtons();
  const button = element.querySelector<HTMLElement>('[role=row][aria-rowindex="4"] button');
  button?.focus();
  element.scrollTop = 28;
  await expect.poll(() => element.querySelector('[role=row][aria-rowindex="13"]')).not.toBe(null);
  expect(document.activeElement).toBe(button);
  element.scrollTop = 2_800;
  await expect.poll(() => document.activeElement).toBe(element);
});

test('where one was, by row, column and sideways, is told and found again; Ctrl+C takes the cell', async () => {
  let kept = { row: 0, column: 0, left: 0 };
  const names = numbered(30);
  const Kept = () => (
    <div style={{ height: 300, width: 600 }}>
      <HugeGrid
        label="Grid"
        rowCount={1_000}
        columns={named(names)}
        version={names}
        renderHead={({ name }) => name}
        renderCell={(row, { name }) => `${name} ${row}`}
        copyOf={({ row, column }) => `cell ${row} ${column}`}
        place={{
          cursor: { row: kept.row, column: kept.column },
          left: kept.left,
          note: (cursor, left) => (kept = { ...cursor, left }),
        }}
      />
    </div>
  );
  const first = await render(<Kept />);
  const grid = () => first.getByRole('grid', { name: 'Grid' }).element() as HTMLElement;
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{End}');
  await expect.poll(() => kept).toEqual({ row: 2, column: 29, left: 30 * 60 + 16 - grid().clientWidth });
  const { left } = kept;
  await first.unmount();

  const again = await render(<Kept />);
  const element = again.getByRole('grid', { name: 'Grid' }).element() as HTMLElement;
  await expect.poll(() => element.scrollLeft).toBe(left);
  element.focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => kept.row).toBe(3);

  const copied: string[] = [];
  document.addEventListener('copy', (event) => copied.push(event.clipboardData?.getData('text/plain') ?? ''), { once: true });
  await userEvent.keyboard('{Control>}c{/Control}');
  await expect.poll(() => copied).toEqual(['cell 3 29']);
});
