import type { MouseEvent } from 'react';
import styles from './body-lines.module.css';
import { asciiOf, byteAt, hexLength, hexOf, placeOf, rowBytes } from './hex-rows';
import { LineSkeleton } from './line-skeleton';

interface Props {
  readonly bytes: Uint8Array | undefined;
  readonly offset: number;
  readonly digits: number;
  /** The selected bytes of the body: [from, to). */
  readonly selected: readonly [from: number, to: number];
  /** A byte was pressed, or the pointer was drawn over it. */
  readonly onByte: (at: number, extend: boolean) => void;
}

/** Sixteen bytes: where they stand, their digits, and their letters. */
export function HexLine({ bytes, offset, digits, selected, onByte }: Props) {
  if (!bytes) return <LineSkeleton rows={1} />;
  const from = Math.max(0, selected[0] - offset);
  const to = Math.min(bytes.length, selected[1] - offset);
  const has = to > from;
  return (
    <div className={styles.line}>
      <span className={styles.hexOffset} style={{ width: `${digits}ch` }}>
        {offset.toString(16).padStart(digits, '0')}
      </span>
      <Stretch
        className={styles.hexBytes}
        text={hexOf(bytes)}
        marked={has ? [placeOf(from), placeOf(to - 1) + 2] : null}
        length={hexLength}
        onPlace={(place, extend) => onByte(offset + Math.min(byteAt(place), bytes.length - 1), extend)}
      />
      <Stretch
        className={styles.hexText}
        text={asciiOf(bytes)}
        marked={has ? [from, to] : null}
        length={rowBytes}
        onPlace={(place, extend) => onByte(offset + Math.min(place, bytes.length - 1), extend)}
      />
    </div>
  );
}

interface StretchProps {
  readonly className: string | undefined;
  readonly text: string;
  readonly marked: readonly [from: number, to: number] | null;
  /** Characters of a full row. */
  readonly length: number;
  readonly onPlace: (place: number, extend: boolean) => void;
}

/** One text rather than an element for each byte, of which a screen would have two thousand. */
function Stretch({ className, text, marked, length, onPlace }: StretchProps) {
  const [from, to] = marked ?? [text.length, text.length];
  const placeAt = ({ currentTarget, clientX }: MouseEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(length - 1, Math.max(0, Math.floor(((clientX - left) / width) * length)));
  };
  return (
    <span className={className}>
      {/* The keys of the list do the same. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <span
        className={styles.hexStretch}
        style={{ width: `${length}ch` }}
        onMouseDown={(event) => {
          if (event.button === 0) onPlace(placeAt(event), event.shiftKey);
        }}
        onMouseMove={(event) => {
          if (event.buttons === 1) onPlace(placeAt(event), true);
        }}
      >
        {text.slice(0, from)}
        {marked && <mark className={styles.hexMark}>{text.slice(from, to)}</mark>}
        {text.slice(to)}
      </span>
    </span>
  );
}
