import { FollowLink, type FollowOptions } from '../../../ui/follow-link';
import styles from './json-text.module.css';

interface Props {
  readonly text: string;
  /** Texts to point out. */
  readonly marked?: readonly string[];
  /** Where a text leads, by the name it stands under; null where it does not. */
  readonly linkOf?: (text: string, key: string) => string | null;
  readonly onFollow?: (url: string, options: FollowOptions) => void;
}

interface Piece {
  readonly text: string;
  readonly kind: string;
  readonly key: string;
}

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/g;

/** JSON in its colours, as it is: nothing is laid out anew, and what is no JSON is plain text. */
export function JsonText({ text, marked = [], linkOf, onFollow }: Props) {
  const isMarked = (piece: string) => marked.some((words) => JSON.stringify(words) === piece);
  const hrefOf = (piece: Piece) => (piece.kind === 'string' && linkOf ? linkOf(wordsOf(piece.text), piece.key) : null);
  return (
    <pre className={styles.code} tabIndex={0}>
      {piecesOf(text).map((piece, index) => {
        const href = hrefOf(piece);
        return (
          <span key={index} className={styles[piece.kind]} data-marked={isMarked(piece.text) || undefined}>
            {href === null || !onFollow ? (
              piece.text
            ) : (
              <FollowLink href={href} onFollow={onFollow}>
                {piece.text}
              </FollowLink>
            )}
          </span>
        );
      })}
    </pre>
  );
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let [at, key] = [0, ''];
  for (const match of text.matchAll(token)) {
    const [whole, string, colon] = match;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), kind: 'mark', key });
    pieces.push({ text: string ?? whole, kind: kindOf(match), key });
    if (colon !== undefined) pieces.push({ text: colon, kind: 'mark', key });
    if (string !== undefined && colon !== undefined) key = wordsOf(string);
    at = match.index + whole.length;
  }
  pieces.push({ text: text.slice(at), kind: 'mark', key });
  return pieces;
}

/** What a string of JSON says; nothing where it is cut short. */
function wordsOf(string: string): string {
  try {
    return String(JSON.parse(string));
  } catch {
    return '';
  }
}

function kindOf([, string, colon, number, word]: RegExpMatchArray): string {
  if (string !== undefined) return colon === undefined ? 'string' : 'key';
  if (number !== undefined) return 'number';
  return word === 'null' ? 'null' : 'word';
}
