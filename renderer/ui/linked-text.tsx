import type { MouseEvent } from 'react';
import styles from './follow-link.module.css';

export interface LinkedTextProps {
  /** Stretches of the text; those with an address are links. */
  readonly parts: readonly { readonly text: string; readonly href?: string }[];
  /** Opens an address outside of Cairn. */
  readonly onOpen: (href: string) => void;
}

/** A text with links that lead out of Cairn, such as the name of a specification. */
export function LinkedText({ parts, onOpen }: LinkedTextProps) {
  const open = (event: MouseEvent, href: string) => {
    event.preventDefault();
    onOpen(href);
  };
  return parts.map(({ text, href }) =>
    href === undefined ? (
      <span key={text}>{text}</span>
    ) : (
      <a
        key={text}
        href={href}
        className={styles.link}
        title={`Opens ${href} in your browser`}
        onClick={(event) => open(event, href)}
      >
        {text}
      </a>
    ),
  );
}
