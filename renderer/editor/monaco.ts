// All features or none: one by one they ask for services that only their sum registers.
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/html/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/markdown/register';
import 'monaco-editor/languages/definitions/xml/register';
import 'monaco-editor/languages/definitions/yaml/register';
import { editor, KeyCode, KeyMod, languages } from 'monaco-editor/editor';
// oxlint-disable-next-line import/default -- `?worker` is the bundler's: it makes the export
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
// oxlint-disable-next-line import/default -- as above
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { formatJson } from './format-json';
import { registerGraphql } from './graphql/graphql-grammar';

registerGraphql();

globalThis.MonacoEnvironment = {
  getWorker: (_moduleId: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

jsonDefaults.setDiagnosticsOptions({
  validate: true,
  allowComments: false,
  trailingCommas: 'error',
  comments: 'error',
  enableSchemaRequest: false,
});

// Our own formatter answers instead, so that the button and the shortcut do the same.
jsonDefaults.setModeConfiguration({
  ...jsonDefaults.modeConfiguration,
  documentFormattingEdits: false,
  documentRangeFormattingEdits: false,
});
languages.registerDocumentFormattingEditProvider('json', {
  provideDocumentFormattingEdits(model) {
    const text = formatJson(model.getValue());
    return text === null ? [] : [{ range: model.getFullModelRange(), text }];
  },
});

// Belongs to the window: sends the request. Left to Monaco it would open a new line.
editor.addKeybindingRules([
  { keybinding: KeyMod.CtrlCmd | KeyCode.Enter, command: null },
  { keybinding: KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.Enter, command: null },
  // The same on every platform; Monaco has another key for it on Linux.
  { keybinding: KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF, command: 'editor.action.formatDocument', when: 'editorTextFocus' },
]);

export { editor, languages, MarkerSeverity, Uri } from 'monaco-editor/editor';
