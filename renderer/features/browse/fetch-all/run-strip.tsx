import { formatCount } from '#shared/http/quantities';
import type { PagesRun, StopReason } from '#shared/model/pages-run';
import { memo, useEffect, useState } from 'react';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { StatusMark } from '../../../ui/status-mark';
import { driftWords, partDone, stopWords } from './run-words';
import styles from './fetch-all.module.css';

/** How a run goes: rows and pages so far, what it waits for, how it is paused and stopped, and why it ended. */
export function RunStrip({ run }: { readonly run: PagesRun }) {
  const part = partDone(run);
  return (
    <section aria-label="Fetch all" className={styles.strip}>
      <div className={styles.line}>
        <span>
          <strong>{formatCount(run.rows)}</strong>
          {run.count === null ? ' rows' : ` of ${formatCount(run.count)}`}
        </span>
        <span className={styles.dim}>
          {run.ofPages === null
            ? `${formatCount(run.pages)} pages`
            : `page ${formatCount(run.pages)} of ${formatCount(run.ofPages)}`}
        </span>
        <span className={styles.words} role="status">
          <Words run={run} />
        </span>
        <Controls
          runId={run.runId}
          phase={run.phase}
          reason={run.stopped?.reason ?? null}
          canGoOn={run.stopped?.canGoOn ?? false}
          maxRows={run.limits.maxRows}
        />
      </div>
      {run.asking && <Question run={run} asking={run.asking} />}
      <div className={styles.track}>
        <div className={styles.done} style={{ width: `${(run.phase === 'stopped' ? 1 : (part ?? 0)) * 100}%` }} />
      </div>
    </section>
  );
}

function Words({ run }: { readonly run: PagesRun }) {
  const drift = driftWords(run);
  if (run.stopped) return `${stopWords(run.stopped)} ${drift}`.trim();
  if (run.phase === 'paused') return `Paused. ${drift}`.trim();
  if (run.waiting) return <Waiting waiting={run.waiting} />;
  return drift;
}

function Waiting({ waiting }: { readonly waiting: NonNullable<PagesRun['waiting']> }) {
  const seconds = useSecondsUntil(waiting.untilMs);
  return (
    <>
      {waiting.status !== null && (
        <span className={styles.status}>
          <StatusMark status={waiting.status} /> {waiting.status}
        </span>
      )}
      {waiting.status === null ? 'no answer; ' : ''}waiting {seconds} s,{' '}
      {waiting.isNamed ? 'as Retry-After says' : 'then asking again'}
    </>
  );
}

function useSecondsUntil(moment: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((moment - now) / 1_000));
}

interface ControlProps {
  readonly runId: string;
  readonly phase: PagesRun['phase'];
  /** Why it stopped. */
  readonly reason: StopReason | null;
  readonly canGoOn: boolean;
  readonly maxRows: number;
}

/** Told in single words, so that they are not drawn anew for every row that comes. */
const Controls = memo(function Controls({ runId, phase, reason, canGoOn, maxRows }: ControlProps) {
  const { pauseRun, goOnRun, stopRun } = useRunVerbs();
  const further = reason === 'cap' ? { maxRows: Math.min(100_000_000, maxRows * 10) } : undefined;
  if (phase === 'stopped') {
    if (!canGoOn) return null;
    return (
      <Button size="small" onPress={() => void goOnRun(runId, further)}>
        {further ? `Go on, up to ${formatCount(further.maxRows)}` : 'Go on'}
      </Button>
    );
  }
  return (
    <>
      {phase === 'paused' ? (
        <Button size="small" onPress={() => void goOnRun(runId)}>
          Go on
        </Button>
      ) : (
        <Button size="small" onPress={() => pauseRun(runId)} isDisabled={phase === 'asking'}>
          Pause
        </Button>
      )}
      <Button size="small" onPress={() => stopRun(runId)}>
        Stop here
      </Button>
    </>
  );
});

function useRunVerbs() {
  const pauseRun = useApp((state) => state.pauseRun);
  const goOnRun = useApp((state) => state.goOnRun);
  const stopRun = useApp((state) => state.stopRun);
  return { pauseRun, goOnRun, stopRun };
}

interface QuestionProps {
  readonly run: PagesRun;
  readonly asking: NonNullable<PagesRun['asking']>;
}

/** Credentials are not carried to another origin without asking. */
function Question({ run: { runId }, asking: { origin, dropped } }: QuestionProps) {
  const answer = useApp((state) => state.answerRun);
  return (
    <div className={styles.question} role="alert">
      <span>
        The next page is at <code>{origin}</code>, another origin. Shall {dropped.join(', ')} go along?
      </span>
      <Button size="small" onPress={() => answer(runId, 'leave')} takesFocus>
        Go on without
      </Button>
      <Button size="small" onPress={() => answer(runId, 'carry')}>
        Send along
      </Button>
      <Button size="small" onPress={() => answer(runId, 'stop')}>
        Stop here
      </Button>
    </div>
  );
}
