import type { Row } from '../../model/row';

/** Headers from above and nearer ones: one that stands nearer to the request takes the place of one of the same name. */
export function nearerHeaders(above: readonly Row[], nearer: readonly Row[]): Row[] {
  const names = new Set(nearer.flatMap((row) => (row.enabled ? [row.name.toLowerCase()] : [])));
  return [...above.filter((row) => row.enabled && !names.has(row.name.toLowerCase())), ...nearer];
}
