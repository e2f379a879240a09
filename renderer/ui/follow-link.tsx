import { type MouseEvent, type ReactNode, useContext } from 'react';
import { InGrid } from './in-grid';
import styles from './follow-link.module.css';

export interface FollowOptions {
  readonly newTab: boolean;
  readonly background: boolean;
}

export interface FollowLinkProps {
  readonly href: string;
  readonly onFollow: (url: string, options: FollowOptions) => void;
  readonly children: ReactNode;
}

/**
 * A link that is followed in Cairn: in this tab, or in a new one by Ctrl, Cmd or the middle button.
 * `data-follow` marks it for the card that says where it leads.
 */
export function FollowLink({ href, onFollow, children }: FollowLinkProps) {
  const follow = (event: MouseEvent, isMiddle: boolean) => {
    event.preventDefault();
    event.stopPropagation();
    const newTab = isMiddle || event.ctrlKey || event.metaKey;
    onFollow(href, { newTab, background: newTab && !event.shiftKey });
  };
  return (
    <a
      href={href}
      data-follow=""
      tabIndex={useContext(InGrid) ? -1 : undefined}
      className={styles.link}
      onClick={(event) => follow(event, false)}
      onAuxClick={(event) => event.button === 1 && follow(event, true)}
    >
      {children}
    </a>
  );
}
