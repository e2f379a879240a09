import { useState } from 'react';
import type { Runner } from '../../state/slices/runner-slice';
import { useApp } from '../../state/use-app';
import { EmptyNote } from '../../ui/empty-note';
import { Segments } from '../../ui/segments';
import { RequestChoice } from './request-choice';
import { ResultDetail } from './result-detail';
import { ResultsGrid } from './results-grid';
import { RunBar } from './run-bar';
import { RunSettings } from './run-settings';
import styles from './runner.module.css';
import { type Only, type RunResult, useResults } from './use-results';

/** What is to be run on the left, what came of it on the right. It goes on while other tabs are looked at. */
export function RunnerPage() {
  const runner = useApp((state) => state.runner);
  if (!runner)
    return (
      <EmptyNote title="Nothing is chosen to be run.">
        “Run” in the menu of a collection or a folder brings its requests here.
      </EmptyNote>
    );
  const { name, ask, items } = runner;
  const tags = [...new Set(items.flatMap((item) => item.tags))].toSorted();
  return (
    <div className={styles.page}>
      <div className={styles.plan} role="region" aria-label="What is run" tabIndex={-1}>
        <header className={styles.head}>
          <h2 className={styles.title}>
            <bdi>{name}</bdi> {ask.path !== '' && <span className={styles.quiet}>{ask.path}</span>}
          </h2>
        </header>
        <RunSettings key={`${ask.root} ${ask.path}`} ask={ask} tags={tags} />
        <RequestChoice items={items} />
      </div>
      <div className={styles.outcome}>
        <RunBar runner={runner} />
        {runner.run && <Results key={runner.run.runId} run={runner.run} />}
        {!runner.run && (
          <EmptyNote title="Results stand here as they come.">
            Each opens its exchange. What a response sets is kept for the requests behind it, and forgotten after the round.
          </EmptyNote>
        )}
      </div>
    </div>
  );
}

function Results({ run }: { readonly run: NonNullable<Runner['run']> }) {
  const open = useApp((state) => state.openRunResult);
  const [only, setOnly] = useState<Only>('all');
  const [shown, setShown] = useState<RunResult | null>(null);
  const count = only === 'all' ? run.done : run.failed;
  const { row, onVisible } = useResults(run.runId, only, count);
  return (
    <>
      <div className={styles.filter}>
        <Segments
          label="Which results"
          value={only}
          options={[
            { value: 'all', label: 'All' },
            { value: 'failed', label: `Failed ${run.failed}` },
          ]}
          onChange={setOnly}
        />
      </div>
      <div className={styles.grid}>
        <ResultsGrid
          count={count}
          hasRounds={run.iterations > 1}
          shown={shown}
          row={row}
          onVisible={onVisible}
          onChoose={setShown}
          onOpen={(result) => void open(result)}
        />
      </div>
      {shown && <ResultDetail result={shown} onOpen={() => void open(shown)} onClose={() => setShown(null)} />}
    </>
  );
}
