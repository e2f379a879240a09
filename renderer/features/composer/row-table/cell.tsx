import type { Row } from '#shared/model/row';
import { type ClipboardEvent, useState } from 'react';
import { classNames } from '../../../ui/class-names';
import type { Suggestion } from '../../../ui/suggestions';
import { VariableField } from '../../../ui/variable-field/variable-field';
import type { RowField } from './edit-rows';
import { onCellKey } from './row-keys';
import styles from './row-table.module.css';
import type { RowEditing } from './use-rows';

interface Props<R extends Row> {
  readonly field: RowField;
  readonly label: string;
  /** Where it stands, for screen readers: “row 2”. */
  readonly rowName: string;
  readonly placeId: string;
  readonly row: R;
  readonly editing: RowEditing<R>;
  readonly problem: string | undefined;
  readonly suggestions?: readonly Suggestion[] | undefined;
  /** About the row, not of the request. */
  readonly isProse?: boolean;
  /** Shown as dots until it is edited. */
  readonly isSecret?: boolean;
  readonly onChange: (text: string) => void;
}

const dots = (text: string) => [{ text: '•'.repeat(text.length) }];

/** One field of a row. */
export function Cell<R extends Row>(props: Props<R>) {
  const { field, label, rowName, placeId, row, editing, problem, isProse } = props;
  const [isEdited, setIsEdited] = useState(false);
  const problemId = problem === undefined ? undefined : problemIdOf(placeId);
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    if (isProse || !editing.paste(row, event.clipboardData.getData('text/plain'))) return;
    event.preventDefault();
  };
  return (
    <VariableField
      value={row[field]}
      onChange={props.onChange}
      suggestions={props.suggestions}
      isPlain={isProse === true}
      {...(props.isSecret && !isEdited && { paint: dots })}
      onFocus={() => setIsEdited(true)}
      onBlur={() => setIsEdited(false)}
      label={`${label}, ${rowName}`}
      placeholder={editing.isAdding(row) && field === 'name' ? 'Add' : ''}
      className={classNames(styles.cell, !isProse && styles.mono, problem !== undefined && styles.refused)}
      aria-invalid={problemId !== undefined}
      aria-describedby={problemId}
      data-field={field}
      data-place={placeId}
      onKeyDown={(event) => onCellKey(event, { row, field }, editing)}
      onPaste={onPaste}
    />
  );
}

/** The id of the words that say why a cell was refused; they stand below its row. */
export const problemIdOf = (placeId: string): string => `problem-${placeId}`;
