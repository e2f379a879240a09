import { useLayoutEffect, useState } from 'react';
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

const isLoaded = () => document.querySelector('.monaco-editor') !== null;

/** Looks between all tasks of the page where keys would go; answers how often that was nowhere. */
function watchFocus() {
  const { port1, port2 } = new MessageChannel();
  let nowhere = 0;
  port1.onmessage = () => {
    if (document.activeElement === null || document.activeElement === document.body) nowhere += 1;
    port2.postMessage(null);
  };
  port2.postMessage(null);
  return {
    stop() {
      port1.close();
      return nowhere;
    },
  };
}

test('takes typing at once, and loses no key while the editor takes over', async () => {
  let [text, typed] = ['', ''];
  await render(<Harness documentId="early" texts={{}} onText={(next) => (text = next)} />);
  await userEvent.click(page.getByRole('textbox', { name: 'JSON body' }));
  const focus = watchFocus();
  const type = async (keys: string) => {
    typed += keys;
    await userEvent.keyboard(keys);
  };
  for (let round = 0; round < 400 && !isLoaded(); round++) await type(String(round % 10));
  expect(isLoaded()).toBe(true);
  await type('abc');
  expect(focus.stop()).toBe(0);
  await expect.poll(() => text).toBe(typed);
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}-');
  await expect.poll(() => text).toBe(`${typed.slice(0, -2)}-bc`);
});

test('a key that is pressed just when the page was drawn with the one before is not taken back', async () => {
  const { editor } = await import('./monaco');
  let last = '';
  /** Presses the next key before anything that waits for the page to be drawn. */
  function Quick() {
    const [text, setText] = useState('');
    useLayoutEffect(() => {
      if (text === 'a') editor.getEditors()[0]?.trigger('keyboard', 'type', { text: 'b' });
    }, [text]);
    const onChange = (next: string) => {
      last = next;
      setTimeout(() => setText(next));
    };
    return <CodeEditor documentId="quick" text={text} language="json" label="JSON body" onChange={onChange} />;
  }
  await render(<Quick />);
  await loaded();
  const [view] = editor.getEditors();
  const stood: (string | undefined)[] = [];
  view?.onDidChangeModelContent(() => stood.push(view.getValue()));
  view?.trigger('keyboard', 'type', { text: 'a' });
  await expect.poll(() => last).toBe('ab');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(stood).toEqual(['a', 'ab']);
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
