import { Fragment } from 'react';
import styles from './body-lines.module.css';
import type { Highlight } from './highlight';
import { matchesIn } from './highlight';
import { VisibleText } from '../../../ui/visible-text';

interface Props {
  readonly text: string;
  readonly highlight: Highlight | null;
  /** Which of the matches in this text is the one the user stands at, from 0; -1 for none. */
  readonly current?: number;
}

/** Text of a body with what is searched for marked. */
export function MarkedText({ text, highlight, current = -1 }: Props) {
  const matches = highlight ? matchesIn(highlight, text) : [];
  if (matches.length === 0) return <VisibleText text={text} />;
  const ends = [0, ...matches.map(({ end }) => end)];
  return (
    <>
      {matches.map(({ start, end }, place) => (
        <Fragment key={start}>
          <VisibleText text={text.slice(ends[place], start)} />
          <mark className={place === current ? styles.hitNow : styles.hit}>
            <VisibleText text={text.slice(start, end)} />
          </mark>
        </Fragment>
      ))}
      <VisibleText text={text.slice(ends.at(-1))} />
    </>
  );
}
