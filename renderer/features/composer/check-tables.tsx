import { nameOf, type CheckResult } from '#shared/checks/run-checks';
import { createCheck, createSetter, type Check, type Setter } from '#shared/model/check';
import type { Row } from '#shared/model/row';
import type { ReactNode } from 'react';
import type { Suggestion } from '../../ui/suggestions';
import { CheckValue } from './check-value';
import { RowTable } from './row-table/row-table';

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

interface TableProps<R> {
  /** Where the rows stand, so that the focus finds them. */
  readonly place: string;
  readonly onChange: (rows: R[]) => void;
  /** Lines above the rows that come from elsewhere. */
  readonly above?: (columns: number) => ReactNode;
}

interface CheckTableProps extends TableProps<Check> {
  readonly checks: readonly Check[];
  /** How checks went; none before an answer came. */
  readonly results?: readonly CheckResult[];
}

/** What an answer must be: how each check went stands beside it. */
export function CheckTable({ checks, results = [], place, onChange, above }: CheckTableProps) {
  const resultOf = (row: CheckRow) => results.find(({ said }) => row.enabled && said === nameOf(asCheck(row)));
  return (
    <RowTable<CheckRow>
      label="Checks"
      place={place}
      rows={checks.map(asRow)}
      onChange={(rows) => onChange(rows.map(asCheck))}
      create={() => asRow(createCheck())}
      suggestNames={expressions}
      hasText={false}
      valueCell={(row, put) => <CheckValue check={row} put={put} result={resultOf(row)} />}
      {...(above && { above })}
    />
  );
}

interface SetterTableProps extends TableProps<Setter> {
  readonly setters: readonly Setter[];
}

/** What is kept of an answer, as variables. */
export function SetterTable({ setters, place, onChange, above }: SetterTableProps) {
  return (
    <RowTable<SetterRow>
      label="Variables set from the answer"
      place={place}
      rows={setters.map(asSetterRow)}
      onChange={(rows) => onChange(rows.map(asSetter))}
      create={() => asSetterRow(createSetter())}
      suggestValues={() => expressions}
      {...(above && { above })}
    />
  );
}
