import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { HugeList } from './huge-list';
import './tokens.css';

const rows = 12_000_000;

function Sample({ count = rows }: { readonly count?: number }) {
  const [cursor, setCursor] = useState(0);
  return (
    <div style={{ height: 400, width: 500 }}>
      <HugeList
        label="Rows"
        kind="listbox"
        rowCount={count}
        cursor={cursor}
        onCursor={setCursor}
        renderRow={(row) => `row ${row}`}
      />
    </div>
  );
}

async function open(count = rows) {
  const screen = await render(<Sample count={count} />);
  const list = screen.getByRole('listbox', { name: 'Rows' });
  const element = list.element() as HTMLElement;
  const shown = () => [...element.querySelectorAll('[role=option]')].map((option) => Number(option.textContent?.slice(4)));
  const visible = () => {
    const frame = element.getBoundingClientRect();
    return [...element.querySelectorAll('[role=option]')]
      .filter(
        (option) =>
          option.getBoundingClientRect().top >= frame.top - 1 && option.getBoundingClientRect().bottom <= frame.bottom + 1,
      )
      .map((option) => Number(option.textContent?.slice(4)));
  };
  return { screen, list, element, shown, visible };
}

const frames = (count = 3) =>
  new Promise<void>((resolve) => {
    const wait = (left: number) => (left === 0 ? resolve() : requestAnimationFrame(() => wait(left - 1)));
    wait(count);
  });

test('only the rows that can be seen are in the document', async () => {
  const { shown } = await open();
  expect(shown()).toEqual(Array.from({ length: 20 }, (_, row) => row));
});

test('End reaches the very last row, Home the first', async () => {
  const { element, visible } = await open();
  element.focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => visible().at(-1)).toBe(rows - 1);
  expect(element.getAttribute('aria-activedescendant')).toMatch(/-11999999$/);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{PageUp}');
  await expect.poll(() => element.getAttribute('aria-activedescendant')).toMatch(/-11999978$/);
  await userEvent.keyboard('{Home}');
  await expect.poll(() => visible()[0]).toBe(0);
});

test('a step of a scroll is one drawing: what is pinned goes with the rows it is pinned over', async () => {
  const drawn: number[] = [];
  let pinned = 0;
  const pinnedAt = (first: number) => ({ rows: 1, content: `pinned over ${(pinned = first)}` });
  const describeRow = (row: number) => {
    if (row === pinned) drawn.push(row);
    return {};
  };
  const screen = await render(
    <div style={{ height: 400, width: 500 }}>
      <HugeList
        label="Rows"
        kind="listbox"
        rowCount={100}
        cursor={0}
        onCursor={() => undefined}
        {...{ renderRow: String, pinnedAt, describeRow }}
      />
    </div>,
  );
  const element = screen.getByRole('listbox', { name: 'Rows' }).element();
  await frames();
  drawn.length = 0;
  for (const top of [200, 800]) {
    element.scrollTop = top;
    await frames();
  }
  expect(drawn).toEqual([10, 40]);
  expect(element.textContent).toContain('pinned over 40');
});

test('dragging the thumb goes by proportion, and to the very last row', async () => {
  const { element, visible } = await open();
  element.scrollTop = element.scrollHeight / 2;
  await expect.poll(() => Math.abs((visible()[0] ?? 0) - rows / 2) / rows).toBeLessThan(0.001);
  element.scrollTop = element.scrollHeight;
  await expect.poll(() => visible().at(-1)).toBe(rows - 1);
});

test('the wheel moves by real rows, wherever it is, and to the very last row', async () => {
  const { element, visible } = await open();
  const turn = (deltaY: number) => element.dispatchEvent(new WheelEvent('wheel', { deltaY, cancelable: true, bubbles: true }));
  element.scrollTop = element.scrollHeight / 3;
  await frames();
  const before = visible()[1] ?? 0;
  for (let notch = 0; notch < 5; notch++) turn(100);
  await expect.poll(() => (visible()[1] ?? 0) - before).toBe(25);
  element.scrollTop = element.scrollHeight - element.clientHeight * 40;
  await frames();
  for (let notch = 0; notch < 400; notch++) turn(2000);
  await expect.poll(() => visible().at(-1)).toBe(rows - 1);
});

test('a few rows scroll as in any element', async () => {
  const { element, visible } = await open(100);
  element.scrollTop = 500;
  await expect.poll(() => visible()[0]).toBe(25);
  element.scrollTop = 99_999;
  await expect.poll(() => visible().at(-1)).toBe(99);
});

test('fewer rows than before leave no empty view', async () => {
  const { screen, element, visible } = await open(100_000);
  element.scrollTop = 1_000_000;
  await expect.poll(() => visible()[0]).toBe(50_000);
  await screen.rerender(<Sample count={30} />);
  await expect.poll(() => visible().at(-1)).toBe(29);
});

test('moving through twelve million rows keeps every task short', async () => {
  const { element } = await open();
  element.focus();
  const long: number[] = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
  observer.observe({ entryTypes: ['longtask'] });
  for (let step = 1; step <= 40; step++) {
    element.scrollTop = (element.scrollHeight / 41) * step;
    await frames(1);
  }
  observer.disconnect();
  expect(long.filter((duration) => duration > 100)).toEqual([]);
});

test('a list that was made narrower has rows as wide as it is, and a row that is wider keeps its room', async () => {
  const { element } = await open(3);
  const box = element.parentElement!;
  await frames();
  box.style.width = '300px';
  await expect.poll(() => element.clientWidth).toBe(300);
  await frames();
  expect(element.scrollWidth).toBe(300);
  box.style.width = '20px';
  await expect.poll(() => element.scrollWidth > 20).toBe(true);
});
