import styles from './json-text.module.css';

interface Props {
  readonly text: string;
  /** Texts to point out. */
  readonly marked?: readonly string[];
}

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;

/** JSON in its colours, as it is: nothing is laid out anew, and what is no JSON is plain text. */
export function JsonText({ text, marked = [] }: Props) {
  const pieces: { readonly text: string; readonly kind: string }[] = [];
  let at = 0;
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), kind: 'mark' });
    pieces.push({ text: string ?? whole, kind: kindOf(match) });
    if (colon !== undefined) pieces.push({ text: colon, kind: 'mark' });
    at = match.index + whole.length;
  }
  pieces.push({ text: text.slice(at), kind: 'mark' });
  const isMarked = (piece: string) => marked.some((words) => JSON.stringify(words) === piece);
  return (
    <pre className={styles.code} tabIndex={0}>
      {pieces.map((piece, index) => (
        <span key={index} className={styles[piece.kind]} data-marked={isMarked(piece.text) || undefined}>
          {piece.text}
        </span>
      ))}
    </pre>
  );
}

function kindOf([, string, colon, number, word]: RegExpMatchArray): string {
  if (string !== undefined) return colon === undefined ? 'string' : 'key';
  if (number !== undefined) return 'number';
  return word === 'null' ? 'null' : 'word';
}
