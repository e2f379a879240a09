import type { PageTable } from '#shared/hypermedia/page';
import type { TableChoice } from '#shared/model/workspace';
import { useMemo } from 'react';
import { useApp } from '../../../state/use-app';
import { columnWidth, shownColumns } from './table-columns';

const asItComes: TableChoice = { columns: [], widths: {} };

export interface ColumnChoice {
  /** Places of the columns that are shown, in their order. */
  readonly shown: readonly number[];
  readonly widthOf: (at: number) => number;
  /** Widths that were set by hand, by name. */
  readonly isSet: (at: number) => boolean;
  show(shown: readonly number[]): void;
  resize(at: number, widthPx: number): void;
  /** Forgets the choice. */
  reset(): void;
  readonly isChosen: boolean;
}

/** A list is the same one on all of its pages. */
export function listKey(base: string, { pointer, where }: PageTable): string {
  const { origin, pathname } = new URL(base);
  return `${origin}${pathname}#${pointer}${where ? ` ${where.name}=${where.text}` : ''}`;
}

/** Which columns of a list are shown, in which order and how wide: as it was last chosen in this tab, for this list on any of its pages. */
export function useColumnChoice(tabId: string, listKey: string, table: PageTable): ColumnChoice {
  const choice = useApp((state) => state.tabs[tabId]?.tables[listKey] ?? asItComes);
  const choose = useApp((state) => state.chooseTable);
  return useMemo(() => {
    const names = table.columns.map(({ name }) => name);
    const chosen = choice.columns.map((name) => names.indexOf(name)).filter((at) => at >= 0);
    const shown = chosen.length > 0 ? chosen : shownColumns(table);
    const nameOf = (at: number) => names[at] ?? '';
    const keep = (change: Partial<TableChoice>) => choose(tabId, listKey, { ...choice, ...change });
    return {
      shown,
      widthOf: (at) => choice.widths[nameOf(at)] ?? columnWidth(table, at),
      isSet: (at) => choice.widths[nameOf(at)] !== undefined,
      show: (next) => keep({ columns: next.map(nameOf) }),
      resize: (at, widthPx) => keep({ widths: { ...choice.widths, [nameOf(at)]: widthPx } }),
      reset: () => choose(tabId, listKey, null),
      isChosen: chosen.length > 0 || Object.keys(choice.widths).length > 0,
    };
  }, [choice, choose, tabId, listKey, table]);
}
