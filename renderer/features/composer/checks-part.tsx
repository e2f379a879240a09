import { nameOf, type CheckResult } from '#shared/checks/run-checks';
import { createCheck, createSetter, type Check, type Setter } from '#shared/model/check';
import type { Row } from '#shared/model/row';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { CheckValue } from './check-value';
import styles from './checks-part.module.css';
import part from './part.module.css';
import { ScriptResults } from './script-results';
import { RowTable } from './row-table/row-table';
import type { Suggestion } from '../../ui/suggestions';
import { useDraft } from './use-tab';

const expressions: readonly Suggestion[] = [
  { text: 'res.status', hint: 'the status code' },
  { text: 'res.body', hint: 'the body, or a field of it: res.body.items[0].id' },
  { text: "res.headers['content-type']", hint: 'a header' },
  { text: 'res.responseTime', hint: 'milliseconds' },
  { text: 'res.size', hint: 'bytes of the body' },
];

type CheckRow = Row & Pick<Check, 'operator'>;

const asRow = ({ expression, ...check }: Check): CheckRow => ({ ...check, name: expression });
const asCheck = ({ id, name, operator, value, enabled, description }: CheckRow): Check => ({
  id,
  expression: name,
  operator,
  value,
  enabled,
  description,
});

type SetterRow = Row & Pick<Setter, 'scope' | 'phase'>;

const asSetterRow = ({ expression, ...setter }: Setter): SetterRow => ({ ...setter, value: expression });
const asSetter = ({ id, name, value, enabled, description, scope, phase }: SetterRow): Setter => ({
  id,
  name,
  scope,
  expression: value,
  phase,
  enabled,
  description,
});

/** What the answer must be, and what is kept of it; how it went stands beside each line once an answer came. */
export function ChecksPart({ tabId }: { readonly tabId: string }) {
  const [draft, edit] = useDraft(tabId);
  const checked = useApp((state) => {
    const tab = state.tabs[tabId];
    const step = tab && currentStep(tab);
    return step && state.checked[step.exchangeId];
  });
  const resultOf = (check: CheckRow) => checked?.results.find(({ name }) => check.enabled && name === nameOf(asCheck(check)));
  return (
    <div className={part.scroll}>
      <RowTable<CheckRow>
        label="Checks"
        place="checks"
        rows={draft.checks.map(asRow)}
        onChange={(rows) => edit({ checks: rows.map(asCheck) })}
        create={() => asRow(createCheck())}
        suggestNames={expressions}
        hasText={false}
        valueCell={(row, put) => <CheckValue check={row} put={put} result={resultOf(row)} />}
      />
      {checked && <Outcome results={checked.results} />}
      {checked && <ScriptResults checked={checked} draft={draft} />}
      <RowTable<SetterRow>
        label="Variables set from the answer"
        place="setters"
        rows={draft.setters.map(asSetterRow)}
        onChange={(rows) => edit({ setters: rows.map(asSetter) })}
        create={() => asSetterRow(createSetter())}
        suggestValues={() => expressions}
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

function Outcome({ results }: { readonly results: readonly CheckResult[] }) {
  if (results.length === 0) return null;
  const failed = results.filter(({ passed }) => !passed).length;
  return (
    <p className={part.note} role="status" aria-label="Outcome of the checks">
      {failed === 0 ? `All ${results.length} passed.` : `${failed} of ${results.length} failed.`}
    </p>
  );
}
