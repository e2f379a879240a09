import { fail } from '#shared/result';
import type { EngineContext } from '../engine/engine-context';
import type { Prepared } from './prepare-draft';

/** The engine as a prepared request needs it: for its environment, and refusing what could not be filled in as its own refusals do. */
export function contextFor({ environment, failure }: Prepared, engine: EngineContext): EngineContext {
  return failure === null ? { ...engine, environment } : { ...engine, environment, resolve: async () => fail(failure) };
}
