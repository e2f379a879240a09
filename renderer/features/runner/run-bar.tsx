import type { CollectionRun } from '#shared/model/collection-run';
import { describeFailure } from '#shared/failure-words';
import { formatCount } from '#shared/http/quantities';
import { Play, Square } from 'lucide-react';
import { useState } from 'react';
import type { Runner } from '../../state/slices/runner-slice';
import { useApp, useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { ChoiceMenu } from '../../ui/choice-menu';
import styles from './runner.module.css';
import { saveReport } from './save-report';

/** Run, stop, and how it stands. */
export function RunBar({ runner }: { readonly runner: Runner }) {
  const start = useApp((state) => state.startCollectionRun);
  const stop = useApp((state) => state.stopCollectionRun);
  const { run, items, failure } = runner;
  const isRunning = run?.phase === 'running';
  const chosen = items.filter(({ isChosen }) => isChosen).length;
  return (
    <>
      <header className={styles.bar}>
        {isRunning ? (
          <Button onPress={stop}>
            <Square size={14} strokeWidth={1.5} aria-hidden /> Stop
          </Button>
        ) : (
          <Button variant="main" isDisabled={chosen === 0} onPress={() => void start()}>
            <Play size={14} strokeWidth={1.5} aria-hidden /> Run {requestsInWords(chosen)}
          </Button>
        )}
        <span className={styles.totals} role="status" aria-label="How the run stands">
          {run ? totalsOf(run) : 'Not run yet.'}
        </span>
        {run?.summary && <ExportMenu run={run} />}
      </header>
      {run && isRunning && (
        <progress
          className={styles.progress}
          aria-label="Progress of the run"
          max={Math.max(1, run.requests * run.iterations)}
          value={run.done}
        />
      )}
      {failure && (
        <p role="alert" className={styles.problem}>
          {describeFailure(failure)}
        </p>
      )}
    </>
  );
}

const requestsInWords = (count: number): string => (count === 1 ? '1 request' : `${formatCount(count)} requests`);

/** In the words of the report on the command line. */
function totalsOf({ done, requests, iterations, passed, failed, checks, failedChecks, summary }: CollectionRun): string {
  const of = summary ? '' : ` of ${formatCount(requests * iterations)}`;
  const counts = `${formatCount(done)}${of} done, ${formatCount(passed)} passed, ${formatCount(failed)} failed`;
  const checked =
    checks === 0 ? '' : ` · ${checks === 1 ? '1 check' : `${formatCount(checks)} checks`}, ${formatCount(failedChecks)} failed`;
  return `${counts}${checked}${summary ? ` · ${(summary.timeMs / 1000).toFixed(2)} s${stoppedWords[summary.stopped]}` : ''}`;
}

const stoppedWords = {
  no: '',
  bail: ', stopped at the first failure',
  cancelled: ', stopped before the end',
  script: ', stopped by a script',
  loop: ', stopped because scripts went in a circle',
} as const;

const formats = [
  { id: 'html', label: 'HTML, one file' },
  { id: 'junit', label: 'JUnit XML' },
  { id: 'json', label: 'JSON' },
] as const;

function ExportMenu({ run }: { readonly run: CollectionRun }) {
  const host = useHost();
  const [said, setSaid] = useState('');
  const choices = formats.map(({ id, label }) => ({
    id,
    label,
    isChosen: false,
    onAction: () => void saveReport(host, run.runId, id, run.name).then(setSaid),
  }));
  return (
    <>
      <output className={styles.quiet}>{said}</output>
      <ChoiceMenu label="Save a report" sections={[{ title: 'Report', choices }]}>
        Save a report
      </ChoiceMenu>
    </>
  );
}
