import { operatorNamed } from '#shared/checks/operators';
import { nameOf, type CheckResult } from '#shared/checks/run-checks';
import type { Check, Setter } from '#shared/model/check';
import type { ChecksAbove, RequestPlace } from '#shared/model/collection';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { CheckMark } from './check-value';
import checks from './checks-part.module.css';
import headers from './headers-part.module.css';
import table from './row-table/row-table.module.css';

interface Props {
  readonly above: ChecksAbove;
  readonly columns: number;
}

/** Checks from above, each with how it went and where it is from: its place opens by a press. */
export function InheritedChecks({ above, columns, results }: Props & { readonly results: readonly CheckResult[] }) {
  return above.flatMap(({ checks: given, from, place }) =>
    given
      .filter(({ enabled, expression }) => enabled && expression.trim() !== '')
      .map((check) => {
        const result = results.find((one) => one.from === from && one.said === nameOf(check));
        return (
          <Line
            key={check.id}
            name={check.expression}
            says={comparison(check)}
            columns={columns}
            from={from}
            place={place}
            found={result && !result.passed ? result.problem || `it is ${result.found}` : undefined}
          >
            {result && <CheckMark result={result} />}
          </Line>
        );
      }),
  );
}

/** Variables that are set from the answer because a folder or the collection says so. */
export function InheritedSetters({ above, columns }: Props) {
  return above.flatMap(({ setters, from, place }) =>
    setters
      .filter(({ enabled, name }: Setter) => enabled && name !== '')
      .map(({ id, name, expression }) => (
        <Line key={id} name={name} says={expression} columns={columns} from={from} place={place} />
      )),
  );
}

function comparison({ operator, value }: Check): string {
  const known = operatorNamed(operator);
  return known?.takesValue === false ? known.says : `${known?.says ?? operator} ${value}`;
}

interface LineProps {
  readonly name: string;
  readonly says: string;
  readonly columns: number;
  readonly from: string;
  readonly place: RequestPlace;
  /** What was found in its place; not there where that is as it should be. */
  readonly found?: string | undefined;
  readonly children?: ReactNode;
}

function Line({ name, says, columns, from, place, found, children }: LineProps) {
  const openFolderSettings = useApp((state) => state.openFolderSettings);
  return (
    <tr className={classNames(table.row, checks.given)}>
      <td className={table.mark} aria-label="From above" />
      <td className={checks.text}>{name}</td>
      <td colSpan={columns} aria-label={`${says}, from ${from}`}>
        <span className={checks.says}>
          <span className={checks.text}>{says}</span>
          {children}
          <Button className={classNames(headers.from, checks.from)} onPress={() => openFolderSettings(place)}>
            from {from}
          </Button>
          {found !== undefined && <span className={checks.foundAbove}>{found}</span>}
        </span>
      </td>
    </tr>
  );
}
