import type { KeyboardEvent } from 'react';
import type { HistoryEntry } from '#shared/model/history';
import type { Compared } from './use-compared';

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** What keys do on an entry: up and down go from one to the next, C compares. */
export function useListKeys(entries: readonly HistoryEntry[], compared: Compared) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')];
    const at = buttons.findIndex((button) => button === event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    const entry = entries.find(({ id }) => id === buttons[at]?.dataset['entry']);
    if (step !== undefined) buttons[at + step]?.focus();
    else if (event.key === 'c' && entry) compared.choose(entry);
    else return;
    event.preventDefault();
  };
}
