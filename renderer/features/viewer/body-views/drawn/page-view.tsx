import type { ReactNode } from 'react';
import { FrameView } from './frame-view';
import { lockedPage } from './locked-page';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
}

/** A body of HTML as its page, locked. */
export const PageView = (props: Props) => <FrameView {...props} draw={lockedPage} />;
