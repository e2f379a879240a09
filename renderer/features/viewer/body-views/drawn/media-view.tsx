import { useState, type SyntheticEvent } from 'react';
import { EmptyNote } from '../../../../ui/empty-note';
import { groupDigits, sizeOf } from '../body-words';
import { PathBar } from '../path-bar';
import { nameOfMark } from '../says-and-looks';
import styles from './drawn.module.css';
import { useBodyUrl } from './use-body-url';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly bytesSay: string | null;
  readonly kind: 'audio' | 'video';
}

/** A body to be heard or watched. Only the stretches that are played are fetched. */
export function MediaView({ bodyId, bytes, bytesSay, kind }: Props) {
  const url = useBodyUrl(bodyId);
  const [facts, setFacts] = useState('');
  const [isBroken, setBroken] = useState(false);
  const name = nameOfMark(bytesSay);
  if (isBroken) {
    return (
      <EmptyNote title="This cannot be played">
        {bytesSay === null
          ? 'Its first bytes are those of no sound or film that is known here. Hex shows them.'
          : `It begins like ${name}, but is broken further on, or is coded in a way that cannot be played here. Hex shows its bytes.`}
      </EmptyNote>
    );
  }
  const shared = {
    controls: true,
    preload: 'metadata',
    src: url ?? undefined,
    'aria-label': 'The body',
    onError: () => setBroken(true),
    onLoadedMetadata: (event: SyntheticEvent<HTMLMediaElement>) => setFacts(factsOf(event.currentTarget)),
  } as const;
  return (
    <>
      <div className={styles.stage}>
        {/* oxlint-disable jsx-a11y/media-has-caption -- a body brings no captions with it */}
        {url !== null && kind === 'audio' && <audio {...shared} className={styles.sound} />}
        {url !== null && kind === 'video' && <video {...shared} className={styles.film} />}
      </div>
      <PathBar status={`${name}${facts}, ${sizeOf(bytes)}`} />
    </>
  );
}

function factsOf(media: HTMLMediaElement): string {
  const size =
    media instanceof HTMLVideoElement && media.videoWidth > 0
      ? `, ${groupDigits(media.videoWidth)} × ${groupDigits(media.videoHeight)} pixels`
      : '';
  return Number.isFinite(media.duration) ? `${size}, ${lengthOf(media.duration)}` : size;
}

/** 83.4 seconds as “1:23”. */
export function lengthOf(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
