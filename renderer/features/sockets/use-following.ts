import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { HugeListHandle } from '../../ui/huge-list';

interface Following {
  /** The newest line is kept in view. */
  readonly isFollowing: boolean;
  /** Hears which rows can be seen. */
  readonly onVisible: (first: number, last: number) => void;
  /** Goes to the newest line, and stays there. */
  readonly follow: () => void;
}

/** Keeps the newest of a list's rows in view until somebody scrolls up, and again once they are back at the end. */
export function useFollowing(list: RefObject<HugeListHandle | null>, total: number, isWished: boolean): Following {
  const [isFollowing, setFollowing] = useState(isWished);
  // The row that was last brought into view: what is above it is where somebody scrolled to.
  const aim = useRef(0);
  const newest = useRef(total);
  useLayoutEffect(() => {
    newest.current = total;
    if (!isFollowing || total === 0) return;
    aim.current = total;
    list.current?.showRow(total - 1);
  }, [list, isFollowing, total]);
  const onVisible = useCallback(
    (_first: number, last: number) =>
      setFollowing((before) => (before ? last >= aim.current : last >= newest.current && last > 0)),
    [],
  );
  return { isFollowing, onVisible, follow: () => setFollowing(true) };
}
