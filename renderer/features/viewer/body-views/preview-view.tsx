import { useEffect, useState } from 'react';
import { useHost } from '../../../state/use-app';
import { ViewFailure } from './view-failure';
import { EmptyNote } from '../../../ui/empty-note';
import { classNames } from '../../../ui/class-names';
import type { Failure } from '#shared/failure';
import styles from './body-bars.module.css';
import { sizeOf } from './body-words';
import { lockedPage } from './locked-page';
import { PathBar } from './path-bar';
type PreviewKind = 'image' | 'html' | 'audio' | 'video';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string | null;
  readonly kind: PreviewKind;
}

/** A body as it would be seen or heard, where that is safe. */
export function PreviewView(props: Props) {
  return props.kind === 'html' ? <HtmlPreview {...props} /> : <MediaPreview {...props} />;
}

function MediaPreview({ bodyId, bytes, kind }: Props) {
  const url = useBodyUrl(bodyId);
  const [facts, setFacts] = useState('');
  const [isNatural, setNatural] = useState(false);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <EmptyNote title="This cannot be drawn">Its bytes are not what they should be. Hex shows them.</EmptyNote>;
  return (
    <>
      <div className={styles.preview}>
        {url !== null && kind === 'image' && (
          <button
            type="button"
            aria-label={isNatural ? 'Fit the picture into the view' : 'Show the picture in its own size'}
            onClick={() => setNatural(!isNatural)}
          >
            <img
              src={url}
              alt="The body"
              className={classNames(styles.picture, isNatural && styles.natural)}
              onLoad={({ currentTarget: image }) => setFacts(`${image.naturalWidth} × ${image.naturalHeight} pixels, `)}
              onError={() => setBroken(true)}
            />
          </button>
        )}
        {/* oxlint-disable jsx-a11y/media-has-caption -- a body brings no captions with it */}
        {url !== null && kind === 'audio' && <audio controls src={url} onError={() => setBroken(true)} />}
        {url !== null && kind === 'video' && (
          <video controls className={styles.picture} src={url} onError={() => setBroken(true)} />
        )}
      </div>
      <PathBar status={`${facts}${sizeOf(bytes)}`} />
    </>
  );
}

function HtmlPreview({ bodyId, bytes, charset }: Props) {
  const host = useHost();
  const [page, setPage] = useState<{ readonly html: string } | { readonly failure: Failure } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void host.call('body.readText', { bodyId, charset }).then((read) => {
      if (isWanted) setPage(read.ok ? { html: lockedPage(read.value.text) } : { failure: read.failure });
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, charset]);
  if (page && 'failure' in page) return <ViewFailure failure={page.failure} />;
  return (
    <>
      {page ? (
        <iframe className={styles.page} title="The page, locked" sandbox="" referrerPolicy="no-referrer" srcDoc={page.html} />
      ) : (
        <div className={styles.page} />
      )}
      <PathBar status={`no scripts, no network, ${sizeOf(bytes)}`} />
    </>
  );
}

function useBodyUrl(bodyId: string): string | null {
  const host = useHost();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let isWanted = true;
    void host.bodyUrl(bodyId).then((found) => {
      if (isWanted) setUrl(found);
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId]);
  return url;
}
