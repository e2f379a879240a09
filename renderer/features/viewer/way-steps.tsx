import type { Exchange, Hop } from '#shared/model/exchange';
import type { ChosenWay, TriedWay } from '#shared/model/chosen-way';
import { outcomeWords, whoDecided } from '#shared/model/way-words';
import { classNames } from '../../ui/class-names';
import { roundMs } from './round-ms';
import styles from './way-steps.module.css';

/** How the way of each hop was chosen, where something other than its address decided. */
export function WaySteps({ exchange }: { readonly exchange: Exchange }) {
  const chosen = exchange.hops.flatMap((hop, number) => (hop.way ? [{ hop, number, way: hop.way }] : []));
  if (chosen.length === 0) return null;
  return (
    <section aria-label="The way to the server" className={styles.section}>
      <h3 className={styles.title}>The way to the server</h3>
      {chosen.map(({ hop, number, way }) => (
        <div key={number}>
          {exchange.hops.length > 1 && <h4 className={styles.hop}>{hopName(hop, number)}</h4>}
          <OneWay way={way} />
        </div>
      ))}
    </section>
  );
}

const hopName = ({ method }: Hop, number: number) => `Hop ${number + 1}${method === '' ? '' : `, ${method}`}`;

/** Who decided, what led to it, and what came of each way. */
export function OneWay({ way }: { readonly way: ChosenWay }) {
  return (
    <div className={styles.way}>
      <p className={styles.who}>
        {whoDecided(way)}
        {way.ms > 0 && <span className={styles.ms}> {roundMs(way.ms)} ms</span>}
      </p>
      {way.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      <ol className={styles.ways}>
        {way.ways.map((one, index) => (
          <Tried key={index} tried={one} />
        ))}
      </ol>
    </div>
  );
}

function Tried({ tried: { way, outcome, reason, ms } }: { readonly tried: TriedWay }) {
  return (
    <li className={classNames(styles.tried, styles[outcome])}>
      <div>
        <code>{way}</code>
        <span>
          {outcomeWords[outcome]}
          {reason !== '' && `: ${reason}`}
        </span>
        {ms !== null && <span className={styles.ms}>{roundMs(ms)} ms</span>}
      </div>
    </li>
  );
}
