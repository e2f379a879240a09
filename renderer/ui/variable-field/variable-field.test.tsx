import { useState } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { page, userEvent } from 'vitest/browser';
import { VariableField } from './variable-field';
import { type VariableMeaning, type VariableWords, VariableWordsProvider } from './variable-words';
import '../tokens.css';
import '../base.css';

const meanings: Readonly<Record<string, Omit<VariableMeaning, 'name'>>> = {
  base: { state: 'known', value: 'https://shop.test', from: 'environment staging', open: null },
  basket: { state: 'known', value: '7', from: 'folder Orders', open: null },
  token: { state: 'secret', value: '••••••', from: 'environment staging', open: null },
  $uuid: { state: 'anew', value: 'a random UUID', from: 'Cairn', open: null },
};

const words: VariableWords = {
  spans: (text) =>
    [...text.matchAll(/\{\{([\w$]+)\}\}/g)].map((match) => ({
      name: match[1] ?? '',
      start: match.index,
      end: match.index + match[0].length,
    })),
  meaning: (name) => ({ name, state: 'unknown', value: '', from: '', open: null, ...meanings[name] }),
  offers: Object.keys(meanings).map((text) => ({ text, hint: `${meanings[text]?.value} · ${meanings[text]?.from}` })),
};

async function show(start = '') {
  const sent: string[] = [];
  function Example() {
    const [value, setValue] = useState(start);
    return (
      <div style={{ width: 240, padding: 20 }}>
        <style>{'.x { width: 100%; height: 28px; padding: 0 8px; border: 0; font: 400 12px monospace }'}</style>
        <VariableField
          className="x"
          label="Value"
          value={value}
          onChange={setValue}
          onKeyDown={({ key }) => key === 'Enter' && sent.push(value)}
        />
      </div>
    );
  }
  await render(
    <VariableWordsProvider words={words}>
      <Example />
    </VariableWordsProvider>,
  );
  const field = document.querySelector('input');
  if (!field) throw new Error('no field');
  return { field, sent, typed: () => field.value };
}

test('braces open a list of names; the first is chosen, an arrow chooses another, Enter takes it and sends nothing', async () => {
  const { field, sent, typed } = await show();
  field.focus();
  await userEvent.keyboard('x/{{{{ba');
  expect(typed()).toBe('x/{{ba');
  const combo = page.getByRole('combobox', { name: 'Value' });
  await expect.element(combo).toHaveAttribute('aria-expanded', 'true');
  await expect
    .element(page.getByRole('option', { selected: true }))
    .toHaveTextContent('basehttps://shop.test · environment staging');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(typed()).toBe('x/{{basket}}');
  expect(sent).toEqual([]);
  await expect.element(page.getByRole('textbox', { name: 'Value' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(sent).toHaveLength(1);
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(typed()).toBe('x/{{ba');
});

test('Tab takes a name and stays; Escape closes the list alone; Ctrl+Space offers names anywhere', async () => {
  const { field, typed } = await show();
  field.focus();
  await userEvent.keyboard('{{{{to{Tab}');
  expect(typed()).toBe('{{token}}');
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard('{{{{b{Escape}');
  await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
  expect(typed()).toBe('{{token}}{{b');
  await userEvent.keyboard('{Backspace}{Backspace}{Backspace}/{Control>} {/Control}{Enter}');
  expect(typed()).toBe('{{token}}/{{base}}');
});

test('what names stand for is said to those who hear it, secrets without their value, and a missing value is named', async () => {
  await show('{{base}}/{{token}}/{{typo}}');
  await expect
    .element(page.getByRole('textbox', { name: 'Value' }))
    .toHaveAccessibleDescription(
      'base is https://shop.test, from environment staging. token is a secret, from environment staging. typo has no value.',
    );
});

test('the pointer resting on a name shows its value and the scope that supplies it', async () => {
  const { field } = await show('see {{base}} there');
  const name = document.querySelector('[data-variable]');
  const box = name?.getBoundingClientRect();
  const own = field.getBoundingClientRect();
  await userEvent.hover(field, { position: { x: (box?.left ?? 0) - own.left + 5, y: own.height / 2 } });
  await expect.element(page.getByRole('tooltip')).toHaveTextContent('basehttps://shop.testfrom environment staging');
});

test('the letters behind the field stand where its own stand, scrolled or not, and are gone while a word is composed', async () => {
  const { field } = await show(`${'a'.repeat(30)}{{base}}${'b'.repeat(30)}`);
  const ink = document.querySelector<HTMLElement>('[data-paint] > span');
  expect(ink?.textContent).toBe(field.value);
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  field.scrollLeft = 120;
  await expect.poll(() => ink?.scrollLeft).toBe(field.scrollLeft);
  const [one, other] = [field, ink?.parentElement].map((element) => element && getComputedStyle(element));
  for (const letter of ['fontFamily', 'fontSize', 'letterSpacing', 'fontFeatureSettings', 'paddingLeft'] as const)
    expect(other?.[letter], letter).toBe(one?.[letter]);
  expect(ink?.scrollWidth).toBe(field.scrollWidth - 2 * Number.parseFloat(one?.paddingLeft ?? '0'));
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  await expect.poll(() => document.querySelector('[data-paint]')).toBeNull();
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  await expect.poll(() => document.querySelector('[data-paint]')).not.toBeNull();
});
