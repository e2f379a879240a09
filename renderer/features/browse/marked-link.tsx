import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { FollowLink, type FollowOptions } from '../../ui/follow-link';
import styles from './marked-link.module.css';

interface Props {
  readonly url: string;
  readonly newOrigin: boolean;
  readonly onFollow: (url: string, options: FollowOptions) => void;
  readonly children: ReactNode;
}

/** A link that says when it leaves the origin of the page. */
export function MarkedLink({ url, newOrigin, onFollow, children }: Props) {
  return (
    <FollowLink href={url} onFollow={onFollow}>
      <bdi>{children}</bdi>
      {newOrigin && (
        <>
          {/* A word joiner: the mark does not go to the next line alone. */}
          <span aria-hidden>
            {'\u2060'}
            <ArrowUpRight size={12} strokeWidth={1.5} className={styles.mark} />
          </span>
          <span className={styles.spoken}> (another origin)</span>
        </>
      )}
    </FollowLink>
  );
}
