import type { Exchange } from '#shared/model/exchange';
import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { currentExchange } from '../../state/slices/exchanges-slice';
import type { Beside } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Segments } from '../../ui/segments';
import { StatusTag } from '../../ui/status-tag';
import { Switch } from '../../ui/switch';
import { BodyDifference } from './body-difference';
import { headFacts, headOf, summaryFacts, whyNoHeads } from './compare-facts';
import styles from './compare.module.css';
import { FactTable } from './fact-table';

interface Props {
  readonly tabId: string;
  /** Shows the body of an exchange whole. */
  readonly bodyOf: (exchange: Exchange) => ReactNode;
}

/** The exchange a tab shows and another one beside it: what differs, or both whole. */
export function BesidePane({ tabId, bodyOf }: Props) {
  const tab = useApp((state) => state.tabs[tabId]);
  const beside = tab?.beside;
  const one = useApp(currentExchange(tabId));
  const other = useApp((state) => state.exchanges[beside?.exchangeId ?? '']);
  const [view, setView] = useState<'differences' | 'bodies'>('differences');
  if (!beside) return null;
  return (
    <div className={styles.pane}>
      <Bar tabId={tabId} view={view} onView={setView} />
      <div className={classNames(styles.heads, view === 'differences' && styles.aligned)}>
        <Head words={beside.words[0]} exchange={one} />
        <Head words={beside.words[1]} exchange={other} />
      </div>
      {view === 'differences' && one && other && <Differences beside={beside} one={one} other={other} />}
      {view === 'bodies' && (
        <div className={styles.bodies}>
          {[one, other].map((exchange, at) => (
            <section key={beside.words[at]} aria-label={`Body ${beside.words[at] ?? ''}`}>
              {exchange && bodyOf(exchange)}
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

interface BarProps {
  readonly tabId: string;
  readonly view: 'differences' | 'bodies';
  readonly onView: (view: 'differences' | 'bodies') => void;
}

function Bar({ tabId, view, onView }: BarProps) {
  const close = useApp((state) => state.closeBeside);
  const take = useApp((state) => state.takeBeside);
  const beside = useApp((state) => state.tabs[tabId]?.beside ?? null);
  return (
    <div className={styles.bar}>
      <h2 className={styles.title}>Side by side</h2>
      <Segments
        label="What is compared"
        value={view}
        options={[
          { value: 'differences', label: 'Differences' },
          { value: 'bodies', label: 'Bodies' },
        ]}
        onChange={onView}
      />
      <span className={styles.end}>
        {beside?.isExample !== true && (
          <Button size="small" onPress={() => take(tabId)}>
            Go on {beside?.words[1]}
          </Button>
        )}
        <IconButton label="Close the comparison" icon={X} onPress={() => close(tabId)} />
      </span>
    </div>
  );
}

function Head({ words, exchange }: { readonly words: string; readonly exchange: Exchange | undefined }) {
  const head = exchange && headOf(exchange);
  const isFailed = exchange?.phase === 'failed';
  return (
    <div className={styles.head}>
      <b dir="auto" className={styles.words}>
        {words}
      </b>
      {isFailed && <StatusTag status="failure" text="No answer" />}
      {!isFailed && head && <StatusTag status={head.status} text={`${head.status} ${head.reason}`.trim()} />}
      {!isFailed && !head && <span className={styles.none}>waiting for the answer</span>}
    </div>
  );
}

interface DifferencesProps {
  readonly beside: Beside;
  readonly one: Exchange;
  readonly other: Exchange;
}

function Differences({ beside, one, other }: DifferencesProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reachable by keyboard
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Differences">
      <FactTable
        label="Both exchanges"
        names={beside.words}
        facts={beside.isExample ? withoutTime(one, other) : summaryFacts(one, other)}
      />
      <Heads names={beside.words} exchanges={[one, other]} />
      <div className={styles.section}>
        <h3 className={styles.name}>Body</h3>
      </div>
      <BodyDifference one={one} other={other} />
    </div>
  );
}

interface HeadsProps {
  readonly names: Beside['words'];
  readonly exchanges: readonly [Exchange, Exchange];
}

function Heads({ names, exchanges }: HeadsProps) {
  const [isAll, setIsAll] = useState(false);
  const missing = whyNoHeads(exchanges, names);
  const heads = headFacts(...exchanges);
  const shown = isAll ? heads : heads.filter(({ differs }) => differs);
  const note = missing ?? (shown.length === 0 ? 'The heads say the same.' : null);
  return (
    <>
      <div className={styles.section}>
        <h3 className={styles.name}>Head</h3>
        {missing === null && (
          <Switch isSelected={isAll} onChange={setIsAll}>
            All {heads.length} fields
          </Switch>
        )}
      </div>
      {note === null ? (
        <FactTable label="Fields of both heads" names={names} facts={shown} />
      ) : (
        <p className={styles.note}>{note}</p>
      )}
    </>
  );
}

/** An example took no time, and so says nothing about it. */
const withoutTime = (one: Exchange, example: Exchange) => summaryFacts(one, example).filter(({ name }) => name !== 'time');
