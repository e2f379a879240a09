import type { Failure } from '#shared/failure';
import { useEffect, useState, type ReactNode } from 'react';
import { useHost } from '../../../../state/use-app';
import { EmptyNote } from '../../../../ui/empty-note';
import { countOf, sizeOf } from '../body-words';
import { LineSkeleton } from '../line-skeleton';
import { PathBar } from '../path-bar';
import { ViewFailure } from '../view-failure';
import styles from './drawn.module.css';
import type { LockedPage } from './locked-page';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
  /** Makes the page of the body's text. */
  readonly draw: (text: string) => LockedPage | Promise<LockedPage>;
}

/** More than this is not read as one text. */
const longestPage = 8 * 1024 * 1024;

type Drawn = { readonly page: LockedPage } | { readonly failure: Failure };

/** A body as a page in a frame that may do nothing: no scripts, no network, no way out. */
export function FrameView({ bodyId, bytes, charset, charsetMenu, draw }: Props) {
  const host = useHost();
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    if (bytes > longestPage) return undefined;
    let isWanted = true;
    const show = async () => {
      const read = await host.call('body.readText', { bodyId, charset });
      const next: Drawn = read.ok ? { page: await draw(read.value.text) } : { failure: read.failure };
      if (isWanted) setDrawn(next);
    };
    void show();
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, bytes, charset, draw]);
  if (bytes > longestPage) return <TooLong bytes={bytes} />;
  if (drawn === null) return <LineSkeleton />;
  if ('failure' in drawn) return <ViewFailure failure={drawn.failure} />;
  return (
    <>
      <iframe className={styles.page} title="The page, locked" sandbox="" referrerPolicy="no-referrer" srcDoc={drawn.page.html} />
      <PathBar charset={charsetMenu} status={`no scripts, no network${wordsFor(drawn.page.leftOut)}, ${sizeOf(bytes)}`} />
    </>
  );
}

const wordsFor = (leftOut: number): string =>
  leftOut === 0 ? '' : `, ${countOf(leftOut, 'part')} that would run or fetch left out`;

function TooLong({ bytes }: Pick<Props, 'bytes'>) {
  return (
    <EmptyNote title="This page is not drawn">
      It is {sizeOf(bytes)} long, and no more than {sizeOf(longestPage)} are drawn. Text shows all of it.
    </EmptyNote>
  );
}
