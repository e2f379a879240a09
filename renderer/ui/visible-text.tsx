import type { ReactNode } from 'react';
import styles from './visible-text.module.css';

/** What would be drawn as nothing, or turn the text around it: controls, and marks of direction. And bytes that are no text. */
const hidden =
  // oxlint-disable-next-line no-control-regex -- finding them is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * What turns the text around it, or is drawn as nothing, in words that are read rather than looked into: without ends of lines,
 * and without the joiners that the writing of some languages, and of signs, is made of.
 */
// oxlint-disable-next-line no-control-regex -- finding them is the point
const turning = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** The same, and ends of lines: for what has to stand on one. */
const hiddenInLine = new RegExp(`${hidden.source}|\n`);

interface Props {
  readonly text: string;
  /** It stands on one line, whatever is in it. */
  readonly isLine?: boolean;
}

/** Whether words would not be drawn as they are. */
export const isTurning = (words: string): boolean => turning.test(words);

/**
 * Words out of an answer, such as a name, a value or a sentence: nothing in them can hide, or change how their neighbours read. A
 * plain function, as there are many of them; nearly all are drawn as they are.
 */
export const visibleWords = (words: string): ReactNode =>
  turning.test(words) ? <span className={styles.text}>{partsOf(words, turning)}</span> : words;

/** Text of a body: nothing in it can hide, or change how its neighbours read. */
export function VisibleText({ text, isLine = false }: Props) {
  const pattern = isLine ? hiddenInLine : hidden;
  return pattern.test(text) ? <span className={styles.text}>{partsOf(text, pattern)}</span> : text;
}

function partsOf(text: string, pattern: RegExp): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const match of text.matchAll(new RegExp(pattern, 'g'))) {
    parts.push(
      text.slice(done, match.index),
      <span key={match.index} className={styles.control} title={titleOf(match[0])}>
        {nameOf(match[0])}
      </span>,
    );
    done = match.index + match[0].length;
  }
  return [...parts, text.slice(done)];
}

/** A low surrogate that stands alone stands for a byte. */
const byteIn = (char: string): string | null => {
  const code = char.charCodeAt(0);
  return code >= 0xdc80 && code <= 0xdcff ? (code - 0xdc00).toString(16).toUpperCase() : null;
};

const titleOf = (char: string): string => {
  const byte = byteIn(char);
  return byte === null ? codeOf(char) : `The byte ${byte}, which is no text in this charset`;
};

const codeOf = (char: string): string => `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** C0 controls have pictures of their own in Unicode; the end of a line is written as Wire has it. */
function nameOf(char: string): string {
  if (char === '\n') return '\\n';
  const byte = byteIn(char);
  if (byte !== null) return byte;
  const code = char.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : codeOf(char);
}
