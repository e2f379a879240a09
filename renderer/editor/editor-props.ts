import type { VariableWords } from '../ui/variable-field/variable-words';

export type EditorLanguage = 'json' | 'xml' | 'html' | 'yaml' | 'javascript' | 'markdown' | 'graphql' | 'plaintext';

/** Something in the text that is not as its language says. */
export interface TextProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CursorPlace {
  readonly line: number;
  readonly column: number;
}

export interface EditorProps {
  /** Names the document; its undo steps stay with it while others are shown. */
  readonly documentId: string;
  readonly text: string;
  readonly language: EditorLanguage;
  /** For screen readers. */
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** What its owner finds wrong in the text: marked there, and told to `onProblems` like what the editor finds. */
  readonly marks?: readonly TextProblem[];
  readonly onProblems?: (problems: readonly TextProblem[]) => void;
  readonly onCursor?: (place: CursorPlace) => void;
  /** The variables that count in it; braces in it are nothing but braces without them. */
  readonly variables?: VariableWords | null;
  /** Of a GraphQL query: the schema it is held against, in its own language; null for none. */
  readonly schema?: string | null;
  /** Of JSON: the JSON Schema it is held against and completed by; null for none. */
  readonly shape?: object | null;
}

/** What the plain field hands over when the editor takes its place. */
export interface Handover {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly scrollTop: number;
  readonly hasFocus: boolean;
}
