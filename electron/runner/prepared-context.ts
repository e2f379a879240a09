import { fail } from '#shared/result';
import type { SentSecret } from '#shared/secrets/sent-secret';
import type { EngineContext } from '../engine/engine-context';
import type { Prepared } from './prepare-draft';

/**
 * The engine as a prepared request needs it: for its environment, hiding what its scripts have read,
 * and refusing what could not be filled in as its own refusals do.
 */
export function contextFor(
  { environment, failure }: Prepared,
  engine: EngineContext,
  secrets: readonly SentSecret[] = [],
): EngineContext {
  if (failure !== null) return { ...engine, environment, resolve: async () => fail(failure) };
  if (secrets.length === 0) return { ...engine, environment };
  return {
    ...engine,
    environment,
    resolve(draft, note) {
      note(secrets);
      return engine.resolve(draft, note);
    },
  };
}
