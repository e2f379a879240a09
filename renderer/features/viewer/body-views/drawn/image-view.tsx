import { useState } from 'react';
import { classNames } from '../../../../ui/class-names';
import { EmptyNote } from '../../../../ui/empty-note';
import { Segments } from '../../../../ui/segments';
import { groupDigits, sizeOf } from '../body-words';
import { PathBar } from '../path-bar';
import { nameOfMark } from '../says-and-looks';
import styles from './drawn.module.css';
import { useBodyUrl } from './use-body-url';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  /** What the first bytes are the mark of. */
  readonly bytesSay: string | null;
}

type Zoom = 'fit' | 'own';

const zooms = [
  { value: 'fit', label: 'Fit' },
  { value: 'own', label: '100 %' },
] as const satisfies readonly { readonly value: Zoom; readonly label: string }[];

/** A body as the picture it is. It is only ever an image to the page: what an SVG holds of scripts and addresses stays dead. */
export function ImageView({ bodyId, bytes, bytesSay }: Props) {
  const url = useBodyUrl(bodyId);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <BrokenImage bytesSay={bytesSay} />;
  const name = nameOfMark(bytesSay);
  const dimensions = size === null ? '' : `, ${groupDigits(size.width)} × ${groupDigits(size.height)} pixels`;
  return (
    <>
      {/* A picture in its own size may be larger than the view: it is scrolled by the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.stage} tabIndex={0} role="group" aria-label="Picture">
        {url !== null && (
          <img
            src={url}
            alt={`The body, ${name}${dimensions}`}
            className={classNames(styles.picture, zoom === 'own' && styles.natural)}
            onLoad={({ currentTarget: image }) => setSize({ width: image.naturalWidth, height: image.naturalHeight })}
            onError={() => setBroken(true)}
          />
        )}
      </div>
      <PathBar
        start={<Segments label="Zoom" value={zoom} options={zooms} onChange={setZoom} />}
        status={`${name}${dimensions}, ${sizeOf(bytes)}`}
      />
    </>
  );
}

function BrokenImage({ bytesSay }: Pick<Props, 'bytesSay'>) {
  return (
    <EmptyNote title="This cannot be drawn">
      {bytesSay === null
        ? 'Its first bytes are those of no picture that is known here. Hex shows them.'
        : `It begins like ${nameOfMark(bytesSay)}, but is broken further on, or is of a kind that cannot be drawn here. ${bytesSay === 'image/svg+xml' ? 'Text shows its source.' : 'Hex shows its bytes.'}`}
    </EmptyNote>
  );
}
