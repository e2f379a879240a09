import type { ScriptEvent } from '../scripts/script-event.ts';

/** What scripts say of how a run goes on. */
export interface NextStep {
  /** The request that comes next, by its name; null for none; undefined for the one that is next in order. */
  readonly name: string | null | undefined;
  /** This request is not sent. */
  readonly isSkipped: boolean;
  /** The whole run ends, with all its rounds. */
  readonly isEnd: boolean;
}

/** What was said of it last; null where nothing was. */
export function nextIn(events: readonly ScriptEvent[]): NextStep | null {
  const said = events.filter(({ type }) => type === 'next' || type === 'skip' || type === 'stop');
  if (said.length === 0) return null;
  const next = said.findLast((event) => event.type === 'next');
  return {
    name: next?.type === 'next' ? next.name : undefined,
    isSkipped: said.some(({ type }) => type === 'skip'),
    isEnd: said.some(({ type }) => type === 'stop'),
  };
}
