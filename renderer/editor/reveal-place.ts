import type { CursorPlace } from './editor-props';
import type { editor } from './monaco';

interface Wish {
  readonly documentId: string;
  readonly place: CursorPlace;
}

/** What was asked for and not done yet: the editor of the document may still have to be fetched. */
let waiting: Wish | null = null;
const listeners = new Set<() => void>();

/** Puts the cursor into a document, in the middle of what is seen, as soon as an editor shows it. A later wish takes its place. */
export function revealPlace(documentId: string, place: CursorPlace): void {
  waiting = { documentId, place };
  for (const listener of listeners) listener();
}

/** Has an editor do what is wished of its document. Gives the way to stop. */
export function followReveals(view: editor.IStandaloneCodeEditor, documentId: () => string): () => void {
  const follow = () => {
    if (waiting === null || waiting.documentId !== documentId()) return;
    const { line: lineNumber, column } = waiting.place;
    waiting = null;
    view.setPosition({ lineNumber, column });
    view.revealPositionInCenterIfOutsideViewport({ lineNumber, column });
    view.focus();
  };
  listeners.add(follow);
  follow();
  return () => void listeners.delete(follow);
}
