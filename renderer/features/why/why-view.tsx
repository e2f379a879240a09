import { explainExchange } from '#shared/explain/explain-exchange';
import type { ExplainInput } from '#shared/explain/explain-input';
import type { Explanation } from '#shared/explain/explanation';
import { isOver } from '#shared/model/exchange';
import { useMemo } from 'react';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { usePageModel } from '../../state/use-page-model';
import { StatusMark } from '../../ui/status-mark';
import { CauseList } from './cause-list';
import { StepList } from './step-list';
import { TokenReading } from './token-reading';
import { TryList } from './try-list';
import { inOrder, useKnownTries } from './use-known-tries';
import { useTryKeys } from './use-try-keys';
import styles from './why.module.css';

/** What happened, in order, with what it rests on; then what to do about it. */
export function WhyView({ tabId }: { readonly tabId: string }) {
  const exchange = useApp(currentExchange(tabId));
  const draft = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab)?.draft;
  });
  const page = usePageModel(exchange, { large: false })?.page ?? null;
  if (!exchange || !draft || !isOver(exchange)) return <p className={styles.note}>The exchange is not over yet.</p>;
  return <Why tabId={tabId} exchange={exchange} draft={draft} page={page} />;
}

function Why({ tabId, ...input }: ExplainInput & { readonly tabId: string }) {
  const { exchange, draft, page } = input;
  const explanation = useMemo(() => explainExchange({ exchange, draft, page }), [exchange, draft, page]);
  const { steps, causes, lookAlike } = explanation;
  const known = useKnownTries(tabId, input);
  const tries = useMemo(() => inOrder(explanation.tries, known), [explanation, known]);
  useTryKeys(tabId, tries);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Why this answer">
      {steps.length > 0 && (
        <section aria-label="What happened, in order" className={styles.section}>
          <h2 className={styles.heading}>What happened, in order</h2>
          <StepList steps={steps} exchange={exchange} />
        </section>
      )}
      <TokenReading exchange={exchange} />
      {tries.length > 0 && (
        <section aria-label="What to try" className={styles.section}>
          <h2 className={styles.heading}>What to try</h2>
          <TryList tabId={tabId} tries={tries} />
        </section>
      )}
      {causes.length > 0 && (
        <section aria-label="What it can come of" className={styles.section}>
          <h2 className={styles.heading}>What it can come of, the likeliest first</h2>
          <CauseList causes={causes} exchange={exchange} />
        </section>
      )}
      {exchange.phase === 'finished' && <LookAlike status={exchange.head.status} lookAlike={lookAlike} />}
    </div>
  );
}

interface LookAlikeProps {
  readonly status: number;
  readonly lookAlike: Explanation['lookAlike'];
}

function LookAlike({ status, lookAlike }: LookAlikeProps) {
  if (!lookAlike) return null;
  return (
    <p className={styles.lookAlike}>
      <StatusMark status={status} /> {status} is not <StatusMark status={lookAlike.code} /> {lookAlike.code}:{' '}
      {lookAlike.difference}
    </p>
  );
}
