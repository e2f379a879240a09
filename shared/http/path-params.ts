import type { Row } from '../model/row';
import { encodeComponent } from './percent-encode';

const segment = /(?<=\/):([A-Za-z_][A-Za-z0-9_-]*)(?=\/|$)/g;
const afterHost = /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/)?[^/?#]*/;

/** Names of the `:name` segments in the path of an address, in order, each once. */
export function findPathParams(url: string): string[] {
  if (!url.includes('/:')) return [];
  const path = url.trim().replace(afterHost, '').split(/[?#]/)[0] ?? '';
  return [...new Set(Array.from(path.matchAll(segment), ([, name = '']) => name))];
}

/** A target with each `:name` segment that has an enabled row replaced by the row's value, percent-encoded. */
export function fillPathParams(target: string, rows: readonly Row[]): string {
  if (rows.length === 0) return target;
  const queryAt = target.search(/\?/);
  const path = queryAt < 0 ? target : target.slice(0, queryAt);
  const values = new Map(rows.filter((row) => row.enabled).map((row) => [row.name, row.value]));
  const filled = path.replace(segment, (typed, name: string) => {
    const value = values.get(name);
    return value === undefined ? typed : encodeComponent(value);
  });
  return filled + target.slice(path.length);
}
