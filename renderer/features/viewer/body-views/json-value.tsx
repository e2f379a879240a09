import type { JsonRow } from '#shared/model/body-window';
import type { MouseEvent } from 'react';
import styles from './body-lines.module.css';
import type { Highlight } from './highlight';
import { linkIn } from './link-in';
import { MarkedText } from './marked-text';

export type OnFollow = (url: string, how: { readonly newTab: boolean; readonly background: boolean }) => void;

const colours: { readonly [K in JsonRow['kind']]: string | undefined } = {
  object: styles.punct,
  array: styles.punct,
  close: styles.punct,
  string: styles.string,
  number: styles.numeral,
  boolean: styles.word,
  null: styles.null,
  invalid: styles.invalid,
};

interface Props {
  readonly row: JsonRow;
  readonly base: string;
  readonly highlight: Highlight | null;
  readonly current: number;
  readonly onFollow: OnFollow;
}

/** A scalar as received; a string that is an address is a link. */
export function JsonValue({ row, base, highlight, current, onFollow }: Props) {
  const url = linkIn(row, base);
  const text = <MarkedText text={row.text} highlight={highlight} current={current} />;
  if (url === null) return <span className={colours[row.kind]}>{text}</span>;
  const quoted = <MarkedText text={row.text.slice(1, -1)} highlight={highlight} current={current} />;
  return (
    <span className={styles.string}>
      &quot;
      <JsonLink url={url} onFollow={onFollow}>
        {quoted}
      </JsonLink>
      &quot;
    </span>
  );
}

interface LinkProps {
  readonly url: string;
  readonly onFollow: OnFollow;
  readonly children: React.ReactNode;
}

function JsonLink({ url, onFollow, children }: LinkProps) {
  const follow = (event: MouseEvent, isMiddle: boolean) => {
    event.preventDefault();
    event.stopPropagation();
    const newTab = isMiddle || event.ctrlKey || event.metaKey;
    onFollow(url, { newTab, background: newTab && !event.shiftKey });
  };
  return (
    // Enter on the row follows the link: the rows, not their parts, are what the keyboard moves through.
    <a
      href={url}
      tabIndex={-1}
      className={styles.link}
      data-follow=""
      onClick={(event) => follow(event, false)}
      onAuxClick={(event) => event.button === 1 && follow(event, true)}
    >
      {children}
    </a>
  );
}
