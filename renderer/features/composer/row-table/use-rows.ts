import type { Row } from '#shared/model/row';
import { useRef, useState } from 'react';
import { isBlank, moveRow, pasteRows, putRow, removeRow } from './edit-rows';
import { isHeadLine, rowsFromText } from './bulk-text';

export interface RowEditing<R extends Row> {
  /** The rows, and below them an empty one that becomes a row when something is typed. */
  readonly shown: readonly R[];
  readonly isAdding: (row: R) => boolean;
  readonly put: (row: R) => void;
  readonly remove: (id: string) => void;
  readonly move: (id: string, by: 1 | -1) => void;
  /** Takes text that is more than one cell's worth; false when it is not. */
  readonly paste: (into: R, text: string) => boolean;
  /** Brings back the rows as they were before the last removal, move or paste; false when something was typed since. */
  readonly undo: () => boolean;
}

interface Source<R extends Row> {
  readonly rows: readonly R[];
  readonly onChange: (rows: R[]) => void;
  readonly create: () => R;
  /** No row can be added or taken away. */
  readonly isFixed: boolean;
  /** The name that the first new row has already. */
  readonly startsWith?: string | undefined;
}

/** The ways to edit the rows of a table. */
export function useRows<R extends Row>({ rows, onChange, create, isFixed, startsWith }: Source<R>): RowEditing<R> {
  const [blank, setBlank] = useState(() => (startsWith === undefined ? create() : { ...create(), name: startsWith }));
  const before = useRef<readonly R[][]>([]);

  const reshape = (next: R[]) => {
    before.current = [...before.current, [...rows]];
    onChange(next);
  };
  return {
    shown: isFixed ? rows : [...rows, blank],
    isAdding: (row) => row.id === blank.id,
    put(row) {
      before.current = [];
      if (row.id === blank.id) setBlank(create());
      onChange(putRow(rows, row));
    },
    remove: (id) => reshape(removeRow(rows, id)),
    move: (id, by) => reshape(moveRow(rows, id, by)),
    paste(into, text) {
      if (isFixed || !isSeveral(into, text)) return false;
      reshape(pasteRows(rows, into, rowsFromText(text, [], create)));
      return true;
    },
    undo() {
      const earlier = before.current.at(-1);
      if (!earlier) return false;
      before.current = before.current.slice(0, -1);
      onChange(earlier);
      return true;
    },
  };
}

const isSeveral = (into: Row, text: string): boolean => /[\r\n]/.test(text.trim()) || (isBlank(into) && isHeadLine(text));
