import { AsyncLocalStorage } from 'node:async_hooks';
import type { Cell } from './rows.ts';

/** The way of a write, as far as it got. */
export type StageName = 'bytes' | 'parsed' | 'validated' | 'stored';

/** What was noted while one request was worked on. */
export interface Trace {
  readonly stages: Partial<Record<StageName, unknown>>;
  readonly statements: { readonly sql: string; readonly values: readonly Cell[] }[];
}

const tracing = new AsyncLocalStorage<Trace>();
let open = 0;

/** Does some work and notes its stages and the statements it ran; work that others do meanwhile is left out. */
export async function traced<T>(work: () => T | Promise<T>): Promise<{ readonly result: T; readonly trace: Trace }> {
  const trace: Trace = { stages: {}, statements: [] };
  open += 1;
  try {
    return { result: await tracing.run(trace, work), trace };
  } finally {
    open -= 1;
  }
}

/** Costs nothing while nobody wants to know. */
export function noteStage(name: StageName, value: unknown): void {
  const trace = open > 0 ? tracing.getStore() : undefined;
  if (trace) trace.stages[name] = value;
}

export function noteStatement(sql: string, values: readonly Cell[]): void {
  if (open > 0) tracing.getStore()?.statements.push({ sql, values });
}
