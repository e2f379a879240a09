import type { z } from 'zod';
import { fail, type Result } from '../result';
import { calls } from './contract';
import type { CallName, Caller, Handlers } from './types';

export type Dispatch = (name: string, input: unknown, caller: Caller) => Promise<Result<unknown>>;

interface Options {
  /** Parse what handlers return as well. On in tests and development, where a wrong output is a bug to find. */
  readonly checkOutputs?: boolean;
  /** Hears of what a handler threw: a bug of ours, never shown to other windows. */
  readonly onBug?: (name: string, thrown: unknown) => void;
}

const isCallName = (name: string): name is CallName => Object.hasOwn(calls, name);

/** The only way into Node: an unknown name or input that does not fit is refused, and nothing is ever thrown back. */
export function createDispatch(handlers: Handlers, options: Options = {}): Dispatch {
  return async (name, input, caller) => {
    if (!isCallName(name)) return fail({ kind: 'rejectedInput', issues: [`there is no call named “${name}”`] });
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) return fail({ kind: 'rejectedInput', issues: readableIssues(parsed.error) });
    try {
      // The handler table is keyed by the same names, which TypeScript cannot follow through a union.
      const handler = handlers[name] as (input: unknown, caller: Caller) => Promise<Result<unknown>>;
      const result = await handler(parsed.data, caller);
      if (options.checkOutputs && result.ok) calls[name].output.parse(result.value);
      return result;
    } catch (thrown) {
      options.onBug?.(name, thrown);
      return fail({ kind: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  };
}

function readableIssues(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const place = issue.path.map(String).join('.');
    return place === '' ? issue.message : `${place}: ${issue.message}`;
  });
}
