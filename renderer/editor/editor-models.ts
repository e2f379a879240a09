import type { editor } from 'monaco-editor/editor';

/** What an editor keeps of a document while another one is shown: its undo steps, its cursor, its place. */
export interface OpenDocument {
  readonly model: editor.ITextModel;
  viewState: editor.ICodeEditorViewState | null;
  /** The text last given to, or taken from, the owner of the document. */
  known: string;
}

const documents = new Map<string, OpenDocument>();

/** The document with this id as it was left, or a new one. Text changed elsewhere comes in as one step that can be undone. */
export function openDocument(id: string, text: string, create: (text: string) => editor.ITextModel): OpenDocument {
  const open = documents.get(id) ?? { model: create(text), viewState: null, known: text };
  documents.set(id, open);
  takeText(open, text);
  return open;
}

/** Brings text in that was changed elsewhere. */
export function takeText(open: OpenDocument, text: string): void {
  if (open.known === text) return;
  open.known = text;
  if (open.model.getValue() === text) return;
  open.model.pushStackElement();
  open.model.pushEditOperations([], [{ range: open.model.getFullModelRange(), text }], () => null);
  open.model.pushStackElement();
}

/** Forgets the documents that nobody will show again, with their undo steps. */
export function releaseDocuments(isGone: (documentId: string) => boolean): void {
  for (const [id, open] of documents) {
    if (!isGone(id)) continue;
    open.model.dispose();
    documents.delete(id);
  }
}
