import { completionAt } from '../ui/variable-field/completion-at';
import { meaningInWords, type VariableMeaning, type VariableWords } from '../ui/variable-field/variable-words';
import styles from './code-editor.module.css';
import type { EditorLanguage } from './editor-props';
import { type editor, languages } from './monaco';
import { plainMarkdown } from './plain-markdown';

type Model = editor.ITextModel;

/** The variables that count in each text; a text that is not in it has none. */
const wordsOf = new WeakMap<Model, VariableWords>();

const inLanguages: readonly EditorLanguage[] = ['json', 'xml', 'html', 'yaml', 'graphql', 'plaintext'];

for (const language of inLanguages) {
  languages.registerCompletionItemProvider(language, {
    provideCompletionItems(model, { lineNumber, column }) {
      const words = wordsOf.get(model);
      const name = words && completionAt(model.getLineContent(lineNumber), column - 1);
      if (!words || !name) return { suggestions: [] };
      const range = {
        startLineNumber: lineNumber,
        startColumn: name.start + 1,
        endLineNumber: lineNumber,
        endColumn: name.end + 1,
      };
      const suggestions = words.offers.map(({ text, hint = '' }, index) => ({
        label: { label: text, description: hint },
        kind: languages.CompletionItemKind.Variable,
        insertText: `${text}}}`,
        filterText: text,
        // Before whatever the language itself offers, in our order.
        sortText: `\u0000${String(index).padStart(5, '0')}`,
        range,
      }));
      return { suggestions };
    },
  });
  languages.registerHoverProvider(language, {
    provideHover(model, { lineNumber, column }) {
      const words = wordsOf.get(model);
      const here = words?.spans(model.getLineContent(lineNumber)).find(({ start, end }) => start < column && column <= end + 1);
      if (!words || !here) return null;
      const meaning = words.meaning(here.name);
      const [startColumn, endColumn] = [here.start + 1, here.end + 1];
      return {
        range: { startLineNumber: lineNumber, startColumn, endLineNumber: lineNumber, endColumn },
        contents: [{ value: hoverText(meaning) }],
      };
    },
  });
}

/** The same sentence that fields give. It is text, whatever stands in it. */
const hoverText = (meaning: VariableMeaning): string => plainMarkdown(meaningInWords(meaning));

const linesAtMost = 5_000;

/** Colours the variables of an editor's text, and offers their names while one is typed. */
export function followVariables(view: editor.IStandaloneCodeEditor) {
  const marks = view.createDecorationsCollection();
  let words: VariableWords | null = null;

  const paint = () => {
    const model = view.getModel();
    marks.set(words && model && model.getLineCount() <= linesAtMost ? marksOf(model, words) : []);
  };
  view.onDidChangeModelContent(({ changes }) => {
    paint();
    if (words && changes.some(({ text }) => text.startsWith('{'))) offer(view);
  });
  view.onDidChangeModel(() => use(words));

  function use(next: VariableWords | null): void {
    words = next;
    const model = view.getModel();
    if (model && next) wordsOf.set(model, next);
    paint();
  }
  return { use };
}

/** A second brace opens the list of names; the first one may be anything. */
function offer(view: editor.IStandaloneCodeEditor): void {
  const place = view.getPosition();
  const line = place ? view.getModel()?.getLineContent(place.lineNumber) : undefined;
  // The caret is told of after the text.
  if (place && line !== undefined && completionAt(line, place.column) !== null)
    queueMicrotask(() => view.trigger('variables', 'editor.action.triggerSuggest', {}));
}

function marksOf(model: Model, words: VariableWords): editor.IModelDeltaDecoration[] {
  if (!model.getValue().includes('{{')) return [];
  return model.getLinesContent().flatMap((line, index) =>
    words.spans(line).map(({ name, start, end }) => ({
      range: { startLineNumber: index + 1, startColumn: start + 1, endLineNumber: index + 1, endColumn: end + 1 },
      options: { inlineClassName: words.meaning(name).state === 'unknown' ? (styles.unknown ?? '') : (styles.variable ?? '') },
    })),
  );
}
