import { createRow, type Row } from '#shared/model/row';
import { headerNames, headerValues } from './header-suggestions';
import { RowTable } from './row-table/row-table';

interface Props {
  readonly label: string;
  readonly place: string;
  readonly rows: readonly Row[];
  readonly onChange: (rows: Row[]) => void;
}

/** Headers that are no request's own, completed from the dictionary as those are. */
export function HeaderTable({ label, place, rows, onChange }: Props) {
  return (
    <RowTable
      label={label}
      place={place}
      rows={rows}
      onChange={onChange}
      create={createRow}
      suggestNames={headerNames}
      suggestValues={headerValues}
    />
  );
}
