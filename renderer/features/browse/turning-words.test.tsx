import { createField } from '#shared/hypermedia/forms/create-field';
import type { Cell } from '#shared/hypermedia/page';
import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { openForm } from './form/form.test-support';
import { textOfValue, ValueCell } from './value-cell';

const turned = 'invoice\u202egnp.exe';
const cells: Cell[] = [
  { kind: 'text', text: turned },
  { kind: 'link', text: turned, url: 'http://a.test/1', newOrigin: false },
  { kind: 'list', text: `${turned}, b`, count: 2 },
  { kind: 'object', text: turned, count: 2 },
];

describe('a value that would turn the words around it', () => {
  test.each(cells)('is shown with what turns them, and stands by itself: $kind', async (cell) => {
    const { container } = await render(
      <p>
        <ValueCell cell={cell} onFollow={() => undefined} />
        <span> beside</span>
      </p>,
    );
    expect(container.textContent).toContain('invoiceU+202Egnp.exe');
    expect(container.textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    await expect.element(page.getByTitle('U+202E')).toBeVisible();
  });

  test('is no plain text of a cell; what other languages and signs are written with is', () => {
    expect(textOfValue({ kind: 'text', text: turned })).toBeNull();
    for (const text of ['مرحبا بالعالم', 'می\u200cخواهم', '👨\u200d👩\u200d👧', 'שלום', 'a\nb', 'soft\u00adhyphen'])
      expect(textOfValue({ kind: 'text', text })).toMatchObject({ text });
  });
});

test('the name of a field and what is wrong with it cannot turn the form', async () => {
  const { container, answer } = await openForm({ fields: [createField('na\u202eem')] });
  const label = container.querySelector('[data-place] label');
  expect(label?.textContent).toBe('naU+202Eem');
  await page.getByRole('textbox').first().fill('x');
  await page
    .getByRole('button', { name: /^Send POST/ })
    .first()
    .click();
  answer(400, { 'na\u202eem': ['No \u2067room.'] });
  await expect.poll(() => container.querySelector('[data-place] li')?.textContent).toBe('No U+2067room.');
});
