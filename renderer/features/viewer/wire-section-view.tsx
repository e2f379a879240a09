import { ArrowDown, ArrowUp, Waypoints } from 'lucide-react';
import { useState } from 'react';
import type { ChosenWay } from '#shared/model/chosen-way';
import type { Connection } from '#shared/model/exchange-event';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { formatBytes } from '#shared/http/quantities';
import { TlsStep } from './tls-step';
import { OneWay } from './way-steps';
import type { WireLine } from './wire-lines';
import { shownText, type WireSection } from './wire-sections';
import styles from './wire-view.module.css';

interface Props {
  readonly section: WireSection;
  readonly previous: WireSection | undefined;
  readonly hops: number;
  readonly withSecrets: boolean;
  /** Why the hop came to be, where the one before it was a challenge. */
  readonly why: string | undefined;
  /** How the way of its hop was chosen, where something other than the address decided. */
  readonly way: ChosenWay | undefined;
  /** It is a CONNECT to a proxy, or the answer to one. */
  readonly asksProxy: boolean;
  /** The connection of its hop. */
  readonly connection: Connection | null | undefined;
  /** The connection, where TLS stands before this part. */
  readonly tls: Connection | undefined;
}

const firstLines = 300;

/** One part of a message. A new message, or a turn of direction, begins with a heading. */
export function WireSectionView({ withSecrets, ...before }: Props) {
  const { section } = before;
  const [showsAll, setShowsAll] = useState(false);
  const { lines } = section;
  const shown = showsAll ? lines : lines.slice(0, firstLines);
  return (
    <>
      <Before {...before} />
      <div className={styles.lines}>
        {shown.map((line, index) => (
          <Line
            key={index}
            line={line}
            label={lines[index - 1]?.label === line.label ? '' : line.label}
            withSecrets={withSecrets}
          />
        ))}
      </div>
      {shown.length < lines.length && (
        <div className={styles.more}>
          <Button size="small" onPress={() => setShowsAll(true)}>
            Show {lines.length - shown.length} more lines
          </Button>
        </div>
      )}
      <Remark section={section} />
    </>
  );
}

/** What stands before a part: why its hop came to be, how it was reached, and what it is. */
function Before({ section, previous, hops, asksProxy, why, way, connection, tls }: Omit<Props, 'withSecrets'>) {
  const isFirst = previous?.hop !== section.hop;
  return (
    <>
      {isFirst && why !== undefined && <p className={styles.remark}>{why}</p>}
      {isFirst && way !== undefined && <WayBefore way={way} />}
      {isFirst && <TlsStep connection={connection} isProxy />}
      <TlsStep connection={tls} />
      {(beginsMessage(section, previous) || tls) && <Heading section={section} hops={hops} asksProxy={asksProxy} />}
    </>
  );
}

/** Before anything is sent: which way, and who says so. */
function WayBefore({ way }: { readonly way: ChosenWay }) {
  return (
    <>
      <h2 className={styles.heading}>
        <Waypoints size={14} strokeWidth={1.5} aria-hidden />
        <span className={styles.direction}>Way</span>
      </h2>
      <div className={styles.way}>
        <OneWay way={way} />
      </div>
    </>
  );
}

const beginsMessage = (section: WireSection, previous: WireSection | undefined): boolean =>
  previous?.hop !== section.hop ||
  previous.direction !== section.direction ||
  previous.framesOf !== section.framesOf ||
  section.part === 'interim' ||
  previous.part === 'interim' ||
  (previous.part === 'socks') !== (section.part === 'socks');

function Heading({ section, hops, asksProxy }: Pick<Props, 'section' | 'hops' | 'asksProxy'>) {
  const { direction, hop } = section;
  const Arrow = direction === 'sent' ? ArrowUp : ArrowDown;
  return (
    <h2 className={styles.heading}>
      <Arrow size={14} strokeWidth={1.5} aria-hidden />
      <span className={styles.direction}>{direction === 'sent' ? 'Sent' : 'Received'}</span>
      {asksProxy ? toOrFrom(section, 'proxy') : whatItIs(section)}
      {hops > 1 && `, hop ${hop + 1} of ${hops}`}
    </h2>
  );
}

function whatItIs(section: WireSection): string {
  const { direction, part, framesOf } = section;
  if (framesOf) return `Frames of ${framesOf}`;
  if (part === 'socks') return toOrFrom(section, 'SOCKS proxy');
  if (direction === 'sent') return 'Request';
  return part === 'interim' ? 'Interim answer' : 'Response';
}

const toOrFrom = ({ direction }: WireSection, whom: string): string => `${direction === 'sent' ? 'To' : 'From'} the ${whom}`;

function Line({ line, label, withSecrets }: { readonly line: WireLine; readonly label: string; readonly withSecrets: boolean }) {
  return (
    <div className={classNames(styles.line, line.label === 'blank line' && styles.blank)}>
      <span className={styles.label}>{label}</span>
      <code className={classNames(styles.text, line.label === 'bytes' && styles.bytes)}>
        {line.pieces.map((piece, index) => (
          <span key={index} className={styles[piece.tone]}>
            {shownText(piece, withSecrets)}
          </span>
        ))}
        {line.ending !== 'none' && <span className={styles.ending}>{line.ending === 'crlf' ? '\\r\\n' : '\\n'}</span>}
      </code>
    </div>
  );
}

function Remark({ section: { isBinary, cutBytes, bytes, part, framesOf } }: { readonly section: WireSection }) {
  if (part !== 'body') return null;
  const whole = framesOf === 'WebSocket' ? 'all that was said is under Messages' : 'the whole body is under Body';
  const words = [
    isBinary ? `${formatBytes(bytes)} that are not text; the first 1,024 bytes as hex` : formatBytes(bytes),
    cutBytes > 0 ? `the last ${formatBytes(cutBytes)} were not kept here; ${whole}` : '',
  ];
  return <p className={styles.remark}>{words.filter((word) => word !== '').join('; ')}</p>;
}
