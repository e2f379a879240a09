import { Profiler, useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PaneTabs } from './pane-tabs';

function Pane() {
  const [selected, onSelect] = useState<'words' | 'fields'>('words');
  const [isFilled, setFilled] = useState(false);
  const words = (
    <>
      <p>Nothing to press here.</p>
      {isFilled && <button type="button">Press</button>}
    </>
  );
  return (
    <>
      <PaneTabs
        label="Parts"
        selected={selected}
        onSelect={onSelect}
        tabs={[
          { id: 'words', label: 'Words', panel: words },
          { id: 'fields', label: 'Fields', panel: <input aria-label="Name" /> },
        ]}
      />
      <button type="button" onClick={() => setFilled(true)}>
        Fill
      </button>
    </>
  );
}

test('a panel is a stop of the Tab key while nothing in it is one', async () => {
  await render(<Pane />);
  const panel = page.getByRole('tabpanel', { name: 'Words' });
  await expect.element(panel).toHaveAttribute('tabindex', '0');
  await page.getByRole('button', { name: 'Fill' }).click();
  await expect.element(panel).not.toHaveAttribute('tabindex');
  await page.getByRole('tab', { name: 'Fields' }).click();
  await expect.element(page.getByRole('tabpanel', { name: 'Fields' })).not.toHaveAttribute('tabindex');
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus();
});

test('one panel at a time is in the document, and its tab names it', async () => {
  await render(<Pane />);
  await page.getByRole('tab', { name: 'Fields' }).click();
  await expect.element(page.getByRole('tabpanel', { name: 'Words' })).not.toBeInTheDocument();
  const tab = page.getByRole('tab', { name: 'Fields' });
  const panel = page.getByRole('tabpanel', { name: 'Fields' });
  await expect.element(panel).toHaveAttribute('id', tab.element().getAttribute('aria-controls') ?? '');
});

test('what stands beside the words is drawn once, and not again where the tabs are looked for', async () => {
  const drawn: string[] = [];
  function Beside() {
    drawn.push('drawn');
    return <button type="button">Beside</button>;
  }
  const tabs = [{ id: 'words', label: 'Words', panel: null }] as const;
  await render(<PaneTabs label="Parts" selected="words" onSelect={() => {}} tabs={tabs} end={<Beside />} />);
  await expect.element(page.getByRole('button', { name: 'Beside' })).toBeVisible();
  expect(drawn).toHaveLength(1);
});

test('other contents under the same words draw the panel that is shown and the end of the row, at one step', async () => {
  let drawings = 0;
  const chosen: string[] = [];
  const shown = (round: number, count: number) => (
    <Profiler id="pane" onRender={() => drawings++}>
      <PaneTabs
        label="Parts"
        selected="words"
        onSelect={(id) => chosen.push(`${id} in round ${round}`)}
        tabs={[
          { id: 'words', label: 'Words', count, panel: <p>round {round}</p> },
          { id: 'fields', label: 'Fields', panel: null },
        ]}
        end={<output>{`end ${round}`}</output>}
      />
    </Profiler>
  );
  const { rerender } = await render(shown(1, 1));
  await expect.element(page.getByText('round 1')).toBeVisible();
  // A panel is looked through for stops of the Tab key a tenth of a second after it came.
  await expect.element(page.getByRole('tabpanel')).toHaveAttribute('tabindex', '0');
  drawings = 0;
  await rerender(shown(2, 1));
  await expect.element(page.getByText('round 2')).toBeVisible();
  await expect.element(page.getByText('end 2')).toBeVisible();
  // Tabs that are drawn again are gathered first, and drawn at a step of its own.
  expect(drawings).toBe(1);
  await page.getByRole('tab', { name: 'Fields' }).click();
  expect(chosen).toEqual(['fields in round 2']);
  await rerender(shown(3, 2));
  await expect.element(page.getByRole('tab', { name: 'Words 2' })).toBeVisible();
});
