import type { CallInput, CallOutput } from '#shared/contract/types';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useHost } from '../../state/use-app';

export type RunResult = CallOutput<'run.readResults'>['results'][number];
export type Only = CallInput<'run.readResults'>['only'];

const pageRows = 200;

interface Held {
  readonly of: string;
  readonly pages: ReadonlyMap<number, readonly RunResult[]>;
}

/** The results of a run in windows, as far as they are looked at; those that are still to come are fetched when they have. */
export function useResults(runId: string, only: Only, count: number) {
  const host = useHost();
  const of = `${runId} ${only}`;
  const [held, setHeld] = useState<Held>({ of, pages: new Map() });
  const pages = held.of === of ? held.pages : none;
  const [seen, setSeen] = useState<readonly [first: number, last: number]>([0, 0]);
  const asking = useRef(new Set<string>());

  const missing = pagesMissing(pages, seen, count);
  useEffect(() => {
    for (const page of missing) {
      const key = `${of} ${page}`;
      if (asking.current.has(key)) continue;
      asking.current.add(key);
      void host.call('run.readResults', { runId, only, from: page * pageRows, count: pageRows }).then((read) => {
        asking.current.delete(key);
        if (!read.ok) return;
        setHeld((before) => ({ of, pages: withPage(before.of === of ? before.pages : none, page, read.value.results) }));
      });
    }
  });
  const row = useCallback((at: number) => pages.get(Math.floor(at / pageRows))?.[at % pageRows], [pages]);
  const onVisible = useCallback((first: number, last: number) => setSeen([first, last]), []);
  return { row, onVisible };
}

const none: Held['pages'] = new Map();

/** So many windows are held on each side of the newest; what is further away is fetched again when it is looked at. */
const heldAround = 5;

const withPage = (pages: Held['pages'], at: number, results: readonly RunResult[]): Held['pages'] =>
  new Map([...pages].filter(([page]) => Math.abs(page - at) <= heldAround)).set(at, results);

/** Windows that are looked at and not here, or here with fewer rows than there are by now. */
function pagesMissing(pages: Held['pages'], [first, last]: readonly [number, number], count: number): number[] {
  const missing: number[] = [];
  for (let page = Math.floor(first / pageRows); page * pageRows < Math.min(count, Math.max(last, 1)); page++) {
    const wanted = Math.min(pageRows, count - page * pageRows);
    if ((pages.get(page)?.length ?? 0) < wanted) missing.push(page);
  }
  return missing;
}
