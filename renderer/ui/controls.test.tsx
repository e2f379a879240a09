import { Plus } from 'lucide-react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Button } from './button';
import { ConfirmDialog } from './confirm-dialog';
import { IconButton } from './icon-button';
import { MenuButton } from './menu-button';
import { PaneTabs } from './pane-tabs';
import { Popover } from './popover';
import { Segments } from './segments';
import { SelectField } from './select-field';
import { StatusTag } from './status-tag';
import { TextField } from './text-field';
import './tokens.css';
import './base.css';

test('a select shows its choice, and tells another one', async () => {
  const onChange = vi.fn();
  const options = [
    { value: 'a', label: 'First' },
    { value: 'b', label: 'Second', hint: 'the other' },
  ];
  await render(<SelectField label="Kind" value="a" options={options} onChange={onChange} />);
  await page.getByRole('button', { name: /First/ }).click();
  await page.getByRole('option', { name: /Second/ }).click();
  expect(onChange.mock.calls).toEqual([['b']]);
});

test('segments are one choice, moved by arrows', async () => {
  const onChange = vi.fn();
  const options = [
    { value: 'one', label: 'one' },
    { value: 'two', label: 'two' },
  ];
  await render(<Segments label="How many" value="one" options={options} onChange={onChange} />);
  await expect.element(page.getByRole('radio', { name: 'one' })).toBeChecked();
  await page.getByRole('radio', { name: 'two' }).click();
  expect(onChange).toHaveBeenCalledWith('two');
});

function Tabs() {
  const [selected, select] = useState<'a' | 'b'>('a');
  return (
    <PaneTabs
      label="Parts"
      selected={selected}
      onSelect={select}
      tabs={[
        { id: 'a', label: 'Headers', count: 5, panel: <p>five headers</p> },
        { id: 'b', label: 'Body', count: 0, panel: <p>no body</p> },
      ]}
    />
  );
}

test('pane tabs show one panel, and are walked with the arrows', async () => {
  await render(<Tabs />);
  await page.getByRole('tab', { name: 'Headers 5' }).click();
  await expect.element(page.getByText('five headers')).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByText('no body')).toBeVisible();
  await expect.element(page.getByRole('tab', { name: 'Body' })).toHaveAttribute('aria-selected', 'true');
});

test('a menu runs what is chosen, and shows its shortcut', async () => {
  const onAction = vi.fn();
  await render(<MenuButton label="More" items={[{ id: 'x', label: 'Rename', shortcut: 'F2', onAction }]} />);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /Rename.*F2/ }).click();
  expect(onAction).toHaveBeenCalledOnce();
});

test('a question before something dangerous is answered with Cancel by Enter alone', async () => {
  const [onConfirm, onCancel] = [vi.fn(), vi.fn()];
  await render(
    <ConfirmDialog title="Send DELETE?" detail="It goes." confirmLabel="Send DELETE" isDanger {...{ onConfirm, onCancel }} />,
  );
  await expect.element(page.getByRole('alertdialog', { name: 'Send DELETE?' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect([onConfirm.mock.calls.length, onCancel.mock.calls.length]).toEqual([0, 1]);
  await userEvent.keyboard('{Tab}{Enter}');
  expect(onConfirm).toHaveBeenCalledOnce();
});

test('a harmless question is answered with Enter, and left with Escape', async () => {
  const [onConfirm, onCancel] = [vi.fn(), vi.fn()];
  await render(<ConfirmDialog title="Go on?" detail="It goes." confirmLabel="Go on" {...{ onConfirm, onCancel }} />);
  await expect.element(page.getByRole('alertdialog', { name: 'Go on?' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(onConfirm).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalledOnce();
});

function Field() {
  const [value, setValue] = useState('');
  return <TextField label="Name" value={value} onChange={setValue} error={value === 'x' ? 'not x' : undefined} />;
}

test('a refused value says why at its field', async () => {
  await render(<Field />);
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.fill('x');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveAccessibleDescription('not x');
});

test('what was typed can be undone', async () => {
  await render(<Field />);
  const field = page.getByRole('textbox', { name: 'Name' });
  await field.click();
  await userEvent.keyboard('abc');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(field).not.toHaveValue('abc');
});

test('an icon button is named, and says whether it is on', async () => {
  const onPress = vi.fn();
  await render(<IconButton label="Add a row" icon={Plus} isPressed onPress={onPress} />);
  const button = page.getByRole('button', { name: 'Add a row' });
  await expect.element(button).toHaveAttribute('aria-pressed', 'true');
  await button.click();
  expect(onPress).toHaveBeenCalledOnce();
});

test('a status is told by its words; its shape is silent', async () => {
  const { container } = await render(<StatusTag status={409} text="409 Conflict" />);
  expect(container.textContent).toBe('409 Conflict');
  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
});

test('a popover is one dialog with all that is in it, and keeps the keys until it is closed', async () => {
  await render(
    <Popover label="More of it" trigger={<Button>Open</Button>}>
      {(close) => <Button onPress={close}>Inside</Button>}
    </Popover>,
  );
  await page.getByRole('button', { name: 'Open' }).click();
  const dialog = page.getByRole('dialog', { name: 'More of it', exact: true });
  await expect.element(dialog).toBeVisible();
  const outside = [...document.querySelectorAll('button')].filter((button) => button.textContent !== 'Open');
  expect(outside.map((button) => dialog.element().contains(button))).toEqual([true, true, true]);
  expect(document.querySelectorAll('[role=dialog], section[aria-label]')).toHaveLength(1);
  await userEvent.keyboard('{Tab}{Tab}{Tab}');
  expect(dialog.element().contains(document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Inside' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});
