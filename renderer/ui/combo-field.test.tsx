import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ComboField } from './combo-field';
import './tokens.css';
import './base.css';

const countries = ['Chad', 'Chile', 'China', 'Mali', 'Peru'].map((label) => ({ id: label.toLowerCase(), label }));

interface Props {
  readonly takesAny?: boolean;
  readonly isAddedTo?: boolean;
  /** A text that is called like an option is that option, as soon as it is typed. */
  readonly isNamed?: boolean;
}

function Combo({ isNamed = false, ...rest }: Props) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <main style={{ width: 300 }}>
      <p>plain words</p>
      <button>above</button>
      <ComboField
        id="c"
        label="country"
        text={text}
        onType={setText}
        options={countries.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()))}
        chosen={isNamed ? (countries.find(({ label }) => label === text)?.id ?? null) : chosen}
        onChoose={(id) => {
          setChosen(id);
          setText(countries.find((one) => one.id === id)?.label ?? '');
        }}
        {...rest}
        note="and 246 more: type to narrow"
      />
      <output>{chosen ?? 'none'}</output>
      <button>elsewhere</button>
    </main>
  );
}

test('what is beside open options stays there for screen readers, and a press on it closes them', async () => {
  await render(<Combo />);
  for (const isPressed of [page.getByText('plain words'), page.getByRole('button', { name: 'above' })]) {
    await page.getByRole('combobox', { name: 'country' }).click();
    await expect.element(page.getByRole('option').first()).toBeVisible();
    // By their roles only what is not hidden is found.
    await expect.element(page.getByRole('button', { name: 'above' })).toBeInTheDocument();
    await isPressed.click();
    await expect.element(page.getByRole('option').first()).not.toBeInTheDocument();
  }
});

test('options are narrowed by typing and taken with Enter', async () => {
  await render(<Combo />);
  await page.getByRole('combobox', { name: 'country' }).click();
  await expect.element(page.getByText('and 246 more: type to narrow')).toBeVisible();
  await userEvent.keyboard('chi');
  await expect.element(page.getByRole('option', { name: 'Peru' })).not.toBeInTheDocument();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(page.getByRole('status')).toHaveTextContent('chile');
  await expect.element(page.getByRole('combobox', { name: 'country' })).toHaveValue('Chile');
});

test('where any text will do, leaving the field keeps what was typed', async () => {
  await render(<Combo takesAny />);
  await page.getByRole('combobox', { name: 'country' }).fill('/countries/9/');
  await userEvent.keyboard('{Tab}');
  await page.getByRole('button', { name: 'elsewhere' }).click();
  await expect.element(page.getByRole('combobox', { name: 'country' })).toHaveValue('/countries/9/');
});

const field = page.getByRole('combobox', { name: 'country' });
const option = (name: string) => page.getByRole('option', { name, exact: true });

/** What of the text is selected; a caret is an empty text. */
function selected(): string {
  const { value, selectionStart, selectionEnd } = field.element() as HTMLInputElement;
  return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
}

describe('what was chosen is replaced by what is typed next', () => {
  test.each(['mouse', 'keyboard'])('right after it was chosen by %s', async (by) => {
    await render(<Combo />);
    await field.click();
    await userEvent.keyboard('chi');
    if (by === 'mouse') await option('Chile').click();
    else await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(field).toHaveValue('Chile');
    await userEvent.keyboard('ma');
    await expect.element(field).toHaveValue('ma');
  });

  test('also where it was typed in full before, and is chosen once more', async () => {
    await render(<Combo />);
    await field.click();
    for (const typed of ['Chile', 'Chile', 'Mali']) {
      await userEvent.keyboard(typed);
      await expect.element(field).toHaveValue(typed);
      await option(typed).click();
      await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
      expect(selected()).toBe(typed);
    }
  });

  test('after a first click; a second one sets the caret, to change a part of it', async () => {
    await render(<Combo />);
    await field.click();
    await userEvent.keyboard('chi');
    await option('Chile').click();
    await field.click();
    expect(selected()).toBe('Chile');
    await field.click({ position: { x: 2, y: 8 } });
    expect(selected()).toBe('');
    await userEvent.keyboard('{Home}{Delete}{Delete}{Delete}Ma');
    await expect.element(field).toHaveValue('Male');
    await field.click();
    expect(selected()).toBe('');
  });

  test('when the field is come to, by a click or by Tab', async () => {
    await render(<Combo />);
    await field.click();
    await userEvent.keyboard('chi');
    await option('Chile').click();
    await page.getByRole('button', { name: 'elsewhere' }).click();
    await field.click();
    expect(selected()).toBe('Chile');
    await field.click();
    expect(selected()).toBe('');
    await page.getByRole('button', { name: 'above' }).click();
    await userEvent.keyboard('{Tab}');
    await expect.element(field).toHaveFocus();
    expect(selected()).toBe('Chile');
  });

  test('but not where it is a part of the text', async () => {
    await render(<Combo takesAny isAddedTo />);
    await field.click();
    await userEvent.keyboard('chi');
    await option('Chile').click();
    await field.click();
    await userEvent.keyboard('{End} Mali');
    await expect.element(field).toHaveValue('Chile Mali');
  });
});

describe('letters that are typed one by one all stay', () => {
  test.each(['', 'takesAny', 'isNamed'])('while options come, go and are marked between them %s', async (how) => {
    await render(<Combo takesAny={how !== ''} isNamed={how === 'isNamed'} />);
    await field.click();
    await userEvent.keyboard('Ch{ArrowDown}{ArrowDown}ix{Backspace}');
    await expect.element(option('China')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}na');
    await expect.element(field).toHaveValue('China');
    await userEvent.keyboard('tow{Backspace}{Backspace}{Backspace}{Backspace}');
    await expect.element(field).toHaveValue('Chin');
    await expect.element(option('China')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{ArrowLeft}{ArrowRight}!');
    await expect.element(field).toHaveValue('Chin!');
  });

  test('where they are composed', async () => {
    await render(<Combo takesAny isNamed />);
    await field.click();
    // Its type belongs to the browser's provider, which needs Node's.
    const keys = cdp() as unknown as { readonly send: (name: string, input: object) => Promise<unknown> };
    const compose = (text: string) =>
      keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    for (const text of ['C', 'Ch', 'Chad', 'Chado', 'Chad']) await compose(text);
    await expect.element(field).toHaveValue('Chad');
    expect(selected()).toBe('');
    await keys.send('Input.insertText', { text: 'Chad' });
    await userEvent.keyboard('s');
    await expect.element(field).toHaveValue('Chads');
  });
});

describe('when the page around the field is scrolled', () => {
  const scroller = () => document.querySelector<HTMLElement>('[data-scrolls]')!;
  const scrollTo = (top: number) => void (scroller().scrollTop = top);
  const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? 0;
  const apart = () => topOf(document.querySelector('[role=listbox]')) - topOf(field.element());

  test('the options stay open beside it, and what was typed stays in it', async () => {
    await render(
      <div data-scrolls style={{ height: 300, overflow: 'auto' }}>
        <div style={{ padding: '100px 0 900px' }}>
          <Combo />
        </div>
      </div>,
    );
    await field.click();
    await userEvent.keyboard('chi');
    await option('Chile').click();
    await field.click();
    await userEvent.keyboard('Chi');
    await expect.element(option('China')).toBeVisible();
    const before = apart();
    scrollTo(60);
    await expect.poll(() => topOf(field.element())).toBeLessThan(110);
    await expect.poll(() => Math.abs(apart() - before)).toBeLessThan(5);
    await expect.element(option('China')).toBeVisible();
    await expect.element(field).toHaveValue('Chi');
    // Twice before anything is drawn.
    for (const top of [90, 30]) {
      scrollTo(top);
      scroller().dispatchEvent(new Event('scroll'));
      scroller().dispatchEvent(new Event('scroll'));
    }
    await expect.poll(() => Math.abs(apart() - before)).toBeLessThan(5);
    scrollTo(700);
    await expect.element(option('China')).not.toBeInTheDocument();
    scrollTo(40);
    await expect.element(option('China')).toBeVisible();
    await expect.poll(() => Math.abs(apart() - before)).toBeLessThan(5);
    await expect.element(field).toHaveValue('Chi');
    await userEvent.keyboard('n{ArrowDown}{Enter}');
    await expect.element(page.getByRole('status')).toHaveTextContent('china');
    await field.click();
    await userEvent.keyboard('Chi');
    await expect.element(option('China')).toBeVisible();
    // What screen readers find at the end of the options.
    const dismiss = document.querySelectorAll<HTMLElement>('button[aria-label^="Dismiss"]');
    [...dismiss].at(-1)!.click();
    await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
  });
});
