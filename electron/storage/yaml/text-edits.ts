/** A stretch of text and what stands there instead. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Changes to a text, collected first and made together. */
export interface TextEdits {
  readonly replace: (start: number, end: number, text: string) => void;
  /** Adds whole lines at a place where a line begins, or at the end of the text. */
  addLines(at: number, lines: string): void;
  apply(): string;
}

export function collectEdits(text: string): TextEdits {
  const edits: Edit[] = [];
  return {
    replace: (start, end, replacement) => void edits.push({ start, end, text: replacement }),
    addLines(at, lines) {
      const endsOpen = at > 0 && text[at - 1] !== '\n';
      edits.push({ start: at, end: at, text: endsOpen ? `\n${lines}` : `${lines}\n` });
    },
    apply() {
      // Sorting is stable: what is added at one place stays in the order it was added.
      const ordered = edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
      let done = 0;
      let result = '';
      for (const { start, end, text: replacement } of ordered) {
        result += text.slice(done, Math.max(done, start)) + replacement;
        done = Math.max(done, end);
      }
      return result + text.slice(done);
    },
  };
}

/** Where the line of that place begins. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Where the next line begins, or the end of the text. A place just behind a line end is one already. */
export function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const next = text.indexOf('\n', at);
  return next < 0 ? text.length : next + 1;
}
