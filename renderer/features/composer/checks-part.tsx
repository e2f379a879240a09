import type { CheckResult } from '#shared/checks/run-checks';
import type { ChecksAbove } from '#shared/model/collection';
import { currentStep, inheritsFrom } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { CheckTable, SetterTable } from './check-tables';
import styles from './checks-part.module.css';
import { InheritedChecks, InheritedSetters } from './inherited-checks';
import part from './part.module.css';
import { ScriptResults } from './script-results';
import { useDraft, useTab } from './use-tab';
import { useToldAbove } from '../../state/use-told-above';

const none: ChecksAbove = [];
const noResults: readonly CheckResult[] = [];

/** What the answer must be, and what is kept of it; how it went stands beside each line once an answer came. */
export function ChecksPart({ tabId }: { readonly tabId: string }) {
  const [draft, edit] = useDraft(tabId);
  const checked = useApp((state) => {
    const tab = state.tabs[tabId];
    const step = tab && currentStep(tab);
    return step && state.checked[step.exchangeId];
  });
  const above = useToldAbove('collection.readChecksAbove', inheritsFrom(useTab(tabId))) ?? none;
  const results = checked?.results ?? noResults;
  return (
    <div className={part.scroll}>
      <CheckTable
        place="checks"
        checks={draft.checks}
        results={results.filter(({ from }) => from === undefined)}
        onChange={(checks) => edit({ checks })}
        above={(columns) => <InheritedChecks above={above} columns={columns} results={results} />}
      />
      {checked && <Outcome results={checked.results} />}
      {checked && <ScriptResults checked={checked} />}
      <SetterTable
        place="setters"
        setters={draft.setters}
        onChange={(setters) => edit({ setters })}
        above={(columns) => <InheritedSetters above={above} columns={columns} />}
      />
      {checked && checked.set.length > 0 && (
        <p className={part.note}>
          Set for this session:{' '}
          {checked.set.map(({ name, value }) => (
            <span key={name} className={styles.set}>
              <code>{name}</code> = <code dir="auto">{value.length > 60 ? `${value.slice(0, 60)}…` : value}</code>
            </span>
          ))}
        </p>
      )}
      <p className={part.note}>
        A path such as <code>res.body.items[0].id</code> leads into the answer. They run here, and with <code>cairn run</code>.
      </p>
    </div>
  );
}

function wordsOf(all: number, failed: number): string {
  if (failed > 0) return `${failed} of ${all} failed.`;
  return all === 1 ? 'It passed.' : `All ${all} passed.`;
}

function Outcome({ results }: { readonly results: readonly CheckResult[] }) {
  if (results.length === 0) return null;
  const failed = results.filter(({ passed }) => !passed).length;
  return (
    <p className={part.note} role="status" aria-label="Outcome of the checks">
      {wordsOf(results.length, failed)}
    </p>
  );
}
