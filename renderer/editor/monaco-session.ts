import { openDocument, takeText, type OpenDocument } from './editor-models';
import type { EditorLanguage, EditorProps, Handover } from './editor-props';
import { followPageTheme } from './editor-theme';
import { followLanguage } from './language-help';
import { editor, Uri } from './monaco';
import { markProblems, problemsOf } from './monaco-marks';
import { followReveals } from './reveal-place';
import { followVariables } from './monaco-variables';

/** One editor in the page. Shows one document at a time; the documents outlive it. */
export interface MonacoSession {
  /** Brings the editor in line with what its owner wants shown. */
  update(props: EditorProps): void;
  /** Goes on where the plain field stopped: same selection, same place, same focus. */
  takeOver(handover: Handover): void;
  close(): void;
}

export function openSession(host: HTMLElement, first: EditorProps): MonacoSession {
  const view = createEditor(host);
  const variables = followVariables(view);
  const help = followLanguage(view);
  let props = first;
  let shown: OpenDocument | null = null;
  let told = first.variables;

  const leave = () => {
    if (shown) shown.viewState = view.saveViewState();
  };
  const show = () => {
    leave();
    shown = openDocument(props.documentId, props.text, (text) => createModel(props, text));
    view.setModel(shown.model);
    if (shown.viewState) view.restoreViewState(shown.viewState);
    markProblems(shown.model, props.marks);
  };
  const tellProblems = () => {
    const model = view.getModel();
    if (model) props.onProblems?.(problemsOf(model));
  };
  const tellText = () => {
    const text = view.getValue();
    if (!shown || shown.known === text) return;
    shown.known = text;
    props.onChange(text);
  };

  view.onDidChangeModelContent(tellText);
  view.onDidChangeModel(tellProblems);
  view.onDidChangeCursorPosition(({ position }) => props.onCursor?.({ line: position.lineNumber, column: position.column }));
  const markers = editor.onDidChangeMarkers((changed) => {
    const uri = view.getModel()?.uri.toString();
    if (changed.some((one) => one.toString() === uri)) tellProblems();
  });
  show();
  variables.use(first.variables ?? null);
  const stops = [followPageTheme(), followReveals(view, () => props.documentId)];
  help.use(first);

  return {
    update(next) {
      const { documentId, marks } = props;
      props = next;
      if (next.documentId !== documentId) show();
      else if (shown) takeText(shown, next.text);
      if (shown) editor.setModelLanguage(shown.model, next.language);
      if (shown && next.marks !== marks) markProblems(shown.model, next.marks);
      if (next.variables !== told) variables.use((told = next.variables) ?? null);
      help.use(next);
      view.updateOptions({ ariaLabel: next.label });
    },
    takeOver: (handover) => takeOver(view, handover),
    close() {
      leave();
      markers.dispose();
      for (const stop of stops) stop();
      help.close();
      view.dispose();
    },
  };
}

function takeOver(view: editor.IStandaloneCodeEditor, handover: Handover): void {
  const model = view.getModel();
  if (!model) return;
  const start = model.getPositionAt(handover.start);
  const end = model.getPositionAt(handover.end);
  view.setSelection({
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  });
  view.setScrollTop(handover.scrollTop);
  if (handover.hasFocus) view.focus();
}

const createModel = (props: { documentId: string; language: EditorLanguage }, text: string): editor.ITextModel =>
  editor.createModel(text, props.language, Uri.from({ scheme: 'draft', path: `/${props.documentId}` }));

function createEditor(host: HTMLElement): editor.IStandaloneCodeEditor {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-mono').trim();
  return editor.create(host, {
    model: null,
    automaticLayout: true,
    minimap: { enabled: false },
    fontFamily: family || 'monospace',
    fontSize: 12,
    lineHeight: 20,
    fontLigatures: '"calt" 0, "zero"',
    padding: { top: 8, bottom: 8 },
    lineNumbersMinChars: 3,
    glyphMargin: false,
    lineDecorationsWidth: 12,
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'line',
    renderFinalNewline: 'on',
    tabSize: 2,
    detectIndentation: true,
    bracketPairColorization: { enabled: false },
    guides: { indentation: true },
    quickSuggestions: false,
    suggestOnTriggerCharacters: false,
    wordBasedSuggestions: 'off',
    fixedOverflowWidgets: true,
    links: false,
    unicodeHighlight: { ambiguousCharacters: false },
    unusualLineTerminators: 'off',
    stickyScroll: { enabled: false },
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  });
}
