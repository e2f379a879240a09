import type { Row } from '#shared/model/row';
import type { KeyboardEvent } from 'react';
import { isBlank, type RowField } from './edit-rows';
import type { RowEditing } from './use-rows';
import { isComposing } from '../../../ui/is-composing';

export interface CellPlace<R extends Row> {
  readonly row: R;
  readonly field: RowField;
}

/** Puts the focus into a cell of the table that holds an element. */
export function focusCell(inside: Element, rowId: string | undefined, field: string): void {
  const table = inside.closest('[data-row-table]');
  if (!table || rowId === undefined) return;
  const cell = table.querySelector<HTMLInputElement>(`[data-row="${CSS.escape(rowId)}"] [data-field="${field}"]`);
  cell?.focus();
  if (cell instanceof HTMLInputElement) cell.setSelectionRange(cell.value.length, cell.value.length);
}

/** What a key does in a cell, beyond what it does in any field. */
export function onCellKey<R extends Row>(event: KeyboardEvent<HTMLInputElement>, cell: CellPlace<R>, rows: RowEditing<R>): void {
  const act = actionFor(event, cell, rows);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function actionFor<R extends Row>(
  event: KeyboardEvent<HTMLInputElement>,
  cell: CellPlace<R>,
  rows: RowEditing<R>,
): (() => void) | null {
  if (isComposing(event)) return null;
  const field = event.currentTarget;
  switch (strokeOf(event)) {
    case 'ArrowUp':
      return goBy(field, cell, rows, -1);
    case 'ArrowDown':
      return goBy(field, cell, rows, 1);
    case 'Alt+ArrowUp':
      return moveBy(cell, rows, -1);
    case 'Alt+ArrowDown':
      return moveBy(cell, rows, 1);
    case 'Enter':
      return goOn(field, cell, rows);
    case 'Backspace':
      return field.value === '' ? takeBack(field, cell, rows) : null;
    default:
      return null;
  }
}

const strokeOf = ({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string =>
  `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${key}`;

const moveBy =
  <R extends Row>({ row }: CellPlace<R>, rows: RowEditing<R>, by: 1 | -1) =>
  () => {
    if (!rows.isAdding(row)) rows.move(row.id, by);
  };

function goBy<R extends Row>(from: Element, { row, field }: CellPlace<R>, rows: RowEditing<R>, by: number) {
  const next = rows.shown[rows.shown.findIndex((one) => one.id === row.id) + by];
  return next ? () => focusCell(from, next.id, field) : null;
}

/** Enter goes down; from the last row on to the beginning of a new one. */
function goOn<R extends Row>(from: Element, cell: CellPlace<R>, rows: RowEditing<R>) {
  const next = rows.shown[rows.shown.findIndex((one) => one.id === cell.row.id) + 1];
  return next && rows.isAdding(next) ? () => focusCell(from, next.id, 'name') : goBy(from, cell, rows, 1);
}

/** Backspace in an empty cell goes back to the cell before, and takes an empty row away. */
function takeBack<R extends Row>(from: Element, { row, field }: CellPlace<R>, rows: RowEditing<R>) {
  if (field === 'description') return () => focusCell(from, row.id, 'value');
  if (field === 'value') return () => focusCell(from, row.id, 'name');
  if (!isBlank(row)) return null;
  const above = rows.shown[rows.shown.findIndex((one) => one.id === row.id) - 1];
  return () => {
    focusCell(from, above?.id, 'value');
    if (!rows.isAdding(row)) rows.remove(row.id);
  };
}
