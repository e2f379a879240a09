import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { CodeEditor, releaseDocuments, type TextProblem } from '.';

interface HarnessProps {
  readonly documentId: string;
  readonly texts: Record<string, string>;
  readonly onText?: (text: string) => void;
  readonly onProblems?: (problems: readonly TextProblem[]) => void;
}

function Harness({ documentId, texts, onText, onProblems }: HarnessProps) {
  const [all, setAll] = useState(texts);
  return (
    <div style={{ width: 600, height: 300, display: 'flex' }}>
      <CodeEditor
        documentId={documentId}
        text={all[documentId] ?? ''}
        language="json"
        label="JSON body"
        onChange={(text) => {
          setAll((before) => ({ ...before, [documentId]: text }));
          onText?.(text);
        }}
        {...(onProblems && { onProblems })}
      />
    </div>
  );
}

const focusEditor = () => (page.getByRole('textbox', { name: 'JSON body' }).element() as HTMLElement).focus();
const loaded = () => expect.element(page.getByRole('code').first()).toBeInTheDocument();

test('takes typing at once, and hands it over with the caret to the editor', async () => {
  const texts: string[] = [];
  await render(<Harness documentId="early" texts={{}} onText={(text) => texts.push(text)} />);
  await userEvent.click(page.getByRole('textbox', { name: 'JSON body' }));
  await userEvent.keyboard('[[12]');
  await loaded();
  await userEvent.keyboard('3');
  await expect.poll(() => texts.at(-1)).toMatch(/^\[12\]3|\[123\]$/);
});

test('keeps the undo steps of each document while another is shown', async () => {
  let last = '';
  const texts = { one: '[1]', two: '[2]' };
  const shown = await render(<Harness documentId="one" texts={texts} onText={(text) => (last = text)} />);
  await loaded();
  focusEditor();
  await userEvent.keyboard('{Control>}{End}{/Control} ');
  await expect.poll(() => last).toBe('[1] ');
  await shown.rerender(<Harness documentId="two" texts={texts} onText={(text) => (last = text)} />);
  await shown.rerender(<Harness documentId="one" texts={texts} onText={(text) => (last = text)} />);
  focusEditor();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => last).toBe('[1]');
});

test('says where the text is not JSON', async () => {
  let problems: readonly TextProblem[] = [];
  await render(<Harness documentId="wrong" texts={{ wrong: '{\n  "a": 1,\n}' }} onProblems={(found) => (problems = found)} />);
  await expect.poll(() => problems.map(({ line }) => line), { timeout: 10_000 }).toEqual([2]);
  releaseDocuments((id) => id === 'wrong');
});

test('lays out by key, as one step that can be undone, and leaves Ctrl+Enter to the window', async () => {
  let last = '';
  let heard = 0;
  const onKey = (event: KeyboardEvent) => void (heard += event.ctrlKey && event.key === 'Enter' ? 1 : 0);
  window.addEventListener('keydown', onKey);
  await render(<Harness documentId="laid" texts={{ laid: '[1.50]' }} onText={(text) => (last = text)} />);
  await loaded();
  focusEditor();
  await userEvent.keyboard('{Shift>}{Alt>}f{/Alt}{/Shift}');
  await expect.poll(() => last).toBe('[\n  1.50\n]');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(() => last).toBe('[1.50]');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  window.removeEventListener('keydown', onKey);
  expect([heard, last]).toEqual([1, '[1.50]']);
});
