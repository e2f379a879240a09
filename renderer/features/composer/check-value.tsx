import { operatorNamed, operators } from '#shared/checks/operators';
import type { CheckResult } from '#shared/checks/run-checks';
import type { Check } from '#shared/model/check';
import type { Row } from '#shared/model/row';
import { CircleCheck, CircleX } from 'lucide-react';
import { ChoiceMenu } from '../../ui/choice-menu';
import { classNames } from '../../ui/class-names';
import { VariableField } from '../../ui/variable-field/variable-field';
import styles from './checks-part.module.css';
import table from './row-table/row-table.module.css';

type CheckRow = Row & Pick<Check, 'operator'>;

interface Props {
  readonly check: CheckRow;
  readonly put: (check: CheckRow) => void;
  readonly result: CheckResult | undefined;
}

/** How a check compares, with what, and how it went. */
export function CheckValue({ check, put, result }: Props) {
  return (
    <span className={styles.line}>
      <span className={styles.cell}>
        <OperatorMenu check={check} put={put} />
        {operatorNamed(check.operator)?.takesValue !== false && (
          <VariableField
            className={classNames(table.cell, table.mono, styles.value)}
            value={check.value}
            onChange={(value) => put({ ...check, value })}
            label={`Expected of ${check.name || 'the check'}`}
            data-field="value"
          />
        )}
        {result && <CheckMark result={result} />}
      </span>
      {result && !result.passed && (
        <span className={styles.found} dir="auto">
          {result.problem || `it is ${result.found}`}
        </span>
      )}
    </span>
  );
}

function OperatorMenu({ check, put }: Pick<Props, 'check' | 'put'>) {
  const says = operatorNamed(check.operator)?.says ?? check.operator;
  const choices = operators.map(({ name, says }) => ({
    id: name,
    label: says,
    hint: name,
    isChosen: name === check.operator,
    onAction: () => put({ ...check, operator: name }),
  }));
  return (
    <ChoiceMenu
      label={`${check.name || 'The check'} ${says}: compare in another way`}
      sections={[{ title: 'Operator', choices }]}
    >
      <span className={styles.operator}>{says}</span>
    </ChoiceMenu>
  );
}

/** Whether a check passed. */
export function CheckMark({ result: { passed } }: { readonly result: CheckResult }) {
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <span className={passed ? styles.passed : styles.failed}>
      <Icon size={14} strokeWidth={1.5} aria-label={passed ? 'passed' : 'failed'} role="img" />
    </span>
  );
}
