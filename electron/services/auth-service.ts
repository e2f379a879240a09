import type { HandlersOf } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { ok } from '#shared/result';
import type { EngineContext } from '../engine/engine-context';
import { foreseeAuth } from '../engine/foresee-auth';
import { additionsOf } from './auth-additions';
import type { PrepareDraft } from '../runner/prepare-draft.ts';
import { contextFor } from '../runner/prepared-context.ts';

/** Says what credentials would do, before anything is sent. */
export function createAuthService(engine: EngineContext, prepare: PrepareDraft): HandlersOf<'auth'> {
  return {
    async 'auth.preview'({ draft: asked, place }) {
      const prepared = await prepare(asked, place);
      const { draft, from, failure } = prepared;
      const { kind } = draft.auth;
      const source = from && { ...from, auth: draft.auth };
      if (kind === 'none' || kind === 'inherit') return ok({ additions: [], says: '', problem: null, from: source });
      if (failure) return ok({ additions: [], says: '', problem: describeFailure(failure), from: source });
      const foreseen = await foreseeAuth(draft, contextFor(prepared, engine));
      if (!foreseen.ok) return ok({ additions: [], says: '', problem: describeFailure(foreseen.failure), from: source });
      return ok({ additions: additionsOf(foreseen.value, kind), says: foreseen.value.says, problem: null, from: source });
    },
  };
}
