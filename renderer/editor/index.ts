/** Editor: text with colours, errors and undo of its own. The only door to Monaco, which loads behind it. */
export { CodeEditor } from './code-editor';
export { releaseDocuments } from './editor-models';
export type { CursorPlace, EditorLanguage, TextProblem } from './editor-props';
export { revealPlace } from './reveal-place';
export { compactJson, formatJson } from './format-json';
