import { apiOf } from '#shared/advice/read-address';
import { readMaturity } from '#shared/advice/read-maturity';
import { readUniformInterface } from '#shared/advice/uniform-interface';
import type { Seen } from '#shared/advice/seen';
import { isOver } from '#shared/model/exchange';
import { useMemo } from 'react';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { type Remarks, useRemarks } from '../../state/use-remarks';
import styles from './advice.module.css';
import { IgnoredList } from './ignored-list';
import { RemarkList } from './remark-list';
import { UniformInterface } from './uniform-interface';
import { useNameRemarks } from './use-name-remarks';

/** What there is to remark on an exchange, calmly: nothing of it is in the way of sending. */
export function AdviceView({ tabId }: { readonly tabId: string }) {
  const exchange = useApp(currentExchange(tabId));
  const draft = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab)?.draft;
  });
  const remarks = useRemarks(tabId, exchange, draft);
  if (!exchange || !isOver(exchange)) return <p className={styles.note}>The exchange is not over yet.</p>;
  if (!remarks.seen) return null;
  return <Advice remarks={remarks} seen={remarks.seen} />;
}

function Advice({ remarks, seen }: { readonly remarks: Remarks; readonly seen: Seen }) {
  const { place, standing } = remarks;
  const names = useNameRemarks(seen, place);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Advice on this exchange">
      <div className={styles.columns}>
        <div className={styles.main}>
          <section aria-label="Remarks" className={styles.section}>
            {standing.length > 0 ? (
              <RemarkList remarks={standing} place={place} />
            ) : (
              <p className={styles.quiet}>Nothing to remark on{remarks.ignored.length > 0 ? ' that is not ignored' : ''}.</p>
            )}
          </section>
          {names.length > 0 && (
            <section aria-label="Names across this API" className={styles.section}>
              <h3 className={styles.heading}>
                Names, across what was asked of <bdi>{apiOf(seen.typed.address)}</bdi>
              </h3>
              <RemarkList remarks={names} place={place} />
            </section>
          )}
        </div>
        <aside className={styles.side} aria-label="Beside the advice">
          <Shape seen={seen} />
          <IgnoredList place={place} />
        </aside>
      </div>
    </div>
  );
}

/** What the answer shows of a uniform interface, and how far it goes. */
function Shape({ seen }: { readonly seen: Seen }) {
  const parts = useMemo(() => readUniformInterface(seen), [seen]);
  const maturity = readMaturity(seen, parts);
  if (!parts) return null;
  return (
    <>
      <UniformInterface parts={parts} />
      {maturity && (
        <section aria-label="How far it goes" className={styles.part}>
          <h3 className={styles.heading}>How far it goes</h3>
          <p className={styles.strong}>{maturity.title}</p>
          <p className={styles.small}>{maturity.says}</p>
          <p className={styles.faint}>
            Step {maturity.step} of 3 in Richardson’s count. It is no mark: clients are served well at each.
          </p>
        </section>
      )}
    </>
  );
}
