import { useDeferredValue, useMemo, useState } from 'react';
import { CodeEditor, type CursorPlace, type EditorLanguage, type TextProblem } from '../../../editor';
import { isMac, shortcutText } from '../../../ui/shortcut-text';
import { bodyDocument, type TextOfBody } from '../../../state/document-names';
import { useVariableWords } from '../../../ui/variable-field/variable-words';
import styles from '../part.module.css';
import { Remark } from '../remark';

interface Props {
  readonly tabId: string;
  /** Names the text among those of the tab. */
  readonly kind: TextOfBody;
  /** The field of the body that it is. */
  readonly field?: string;
  readonly label: string;
  readonly language: EditorLanguage;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** What is wrong in the text and its editor does not know. */
  readonly marks?: readonly TextProblem[];
  readonly refusal?: string | undefined;
  /** A fact worth a place below the text. */
  readonly says?: string;
  readonly schema?: string | null;
  readonly shape?: object | null;
  readonly onCursor?: (place: CursorPlace) => void;
}

const encoder = new TextEncoder();

/** An editor with what is to say about its text below. */
export function EditorPane(props: Props) {
  const { tabId, kind, label, language, text, onChange, refusal, says, field = 'text', marks } = props;
  const [problems, setProblems] = useState<readonly TextProblem[]>([]);
  const [cursor, setCursor] = useState<CursorPlace>({ line: 1, column: 1 });
  const variables = useVariableWords();
  const settled = useDeferredValue(text);
  const bytes = useMemo(() => encoder.encode(settled).length, [settled]);
  return (
    <div className={styles.column} data-place={`body:${field}`}>
      {refusal !== undefined && <Remark isInset tone="danger" text={refusal} />}
      <CodeEditor
        documentId={bodyDocument(tabId, kind)}
        text={text}
        language={language}
        label={label}
        onChange={onChange}
        onProblems={setProblems}
        {...(marks && { marks })}
        onCursor={(place) => {
          setCursor(place);
          props.onCursor?.(place);
        }}
        {...known(props)}
        variables={variables}
      />
      {refusal === undefined && problems[0] && text.trim() !== '' && (
        <Remark isInset tone="warn" text={wordsFor(problems[0], problems.length)} />
      )}
      <div className={styles.foot}>
        <span>
          Ln {cursor.line}, Col {cursor.column}
        </span>
        <span className={styles.grow} />
        <span className={styles.roomy}>{shortcutText(isMac() ? 'ctrl+Shift+m' : 'ctrl+m')} lets Tab move on</span>
        <span>{bytes === 1 ? '1 byte' : `${bytes.toLocaleString('en-GB')} bytes`}</span>
        {says && <span>{says}</span>}
      </div>
    </div>
  );
}

/** What the text is held against. */
const known = ({ schema = null, shape = null }: Pick<Props, 'schema' | 'shape'>) => ({ schema, shape });

function wordsFor({ line, column, message }: TextProblem, count: number): string {
  const more = count > 1 ? ` And ${count - 1} more.` : '';
  return `Line ${line}, column ${column}: ${message.replace(/\.?$/, '.')}${more}`;
}
