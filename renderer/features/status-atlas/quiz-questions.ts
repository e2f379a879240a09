import { statusCatalog, type StatusEntry } from '#shared/http/status-catalog';
import type { MetStatuses } from '#shared/model/met-statuses';

export interface Question {
  readonly entry: StatusEntry;
  /** Codes to choose from, the right one among them, in order. */
  readonly choices: readonly StatusEntry[];
}

/** Codes to be asked now: those that were met and are due, the least known first; then the ones most often met. */
export function dueCodes({ met, learned }: MetStatuses, now: number): StatusEntry[] {
  const known = (code: number) => learned[String(code)];
  return statusCatalog
    .filter(({ code }) => met[String(code)] !== undefined && (known(code)?.dueAt ?? 0) <= now)
    .toSorted((one, other) => {
      const boxes = (known(one.code)?.box ?? 0) - (known(other.code)?.box ?? 0);
      return boxes !== 0 ? boxes : (met[String(other.code)] ?? 0) - (met[String(one.code)] ?? 0);
    });
}

/** A question about a code: its look-alikes are among the choices first, then its neighbours. */
export function questionFor(entry: StatusEntry): Question {
  const alike = entry.lookAlikes.map(({ code }) => code as number);
  const at = statusCatalog.indexOf(entry);
  const near = statusCatalog.toSorted(
    (one, other) => Math.abs(statusCatalog.indexOf(one) - at) - Math.abs(statusCatalog.indexOf(other) - at),
  );
  const others = [...statusCatalog.filter(({ code }) => alike.includes(code)), ...near].filter(({ code }) => code !== entry.code);
  const choices = [...new Set(others)].slice(0, 3);
  return { entry, choices: [entry, ...choices].toSorted((one, other) => one.code - other.code) };
}
