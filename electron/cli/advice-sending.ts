import { join } from 'node:path';
import { isSafeToSend } from '#shared/advice/rules/unsafe-get';
import { asSaved, type Seen, seenFromDraft, seenFromExchange } from '#shared/advice/seen';
import { describeFailure } from '#shared/failure-words';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { readPage } from '#shared/hypermedia/read-page';
import { checkDraft } from '#shared/model/check-draft';
import type { RequestDraft } from '#shared/model/request-draft';
import { resolveDraft, variablesOf } from '#shared/variables/resolve-draft';
import { createBodyStore } from '../bodies/body-store';
import { createEngineContext, type EngineContext } from '../engine/engine-context';
import { fetchOnce } from '../engine/fetch-page';
import { readInheritedAuth } from '../storage/collection/inherited-auth';
import { dataFolder } from '../storage/data-folder';
import { fillSecrets } from '../storage/vault/fill-secrets';
import type { AdviceFlags, AdviceSubject } from './advice-subject';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { commandLineAuthenticator } from './command-line-authenticator';
import { openVault } from './open-vault';
import type { SavedRequest } from './saved-requests';

/** Sends what may be sent without asking, one after the other; of all else there is the request alone to see. */
export async function sendForAdvice(subject: AdviceSubject, flags: AdviceFlags, environment: Environment): Promise<Seen[]> {
  const bodies = createBodyStore(join(dataFolder({ ...environment.env }), 'bodies'));
  const vault = openVault(environment);
  const engine = createEngineContext({
    bodies,
    authenticator: commandLineAuthenticator(vault, undefined, environment),
    guides: { env: environment.env },
    resolve: (typed) => fillSecrets(typed, vault),
  });
  try {
    const seen: Seen[] = [];
    for (const saved of subject.requests) {
      const draft = await filledIn(saved, subject.root, flags);
      const why = environment.stop.aborted ? 'it was stopped before' : whyNot(draft);
      if (why !== null) note(environment, escapeLine(`Not sent: ${saved.draft.method} ${saved.path}, ${why}.`));
      seen.push(why === null ? await look(saved, draft, engine, environment) : unsent(saved));
    }
    return seen;
  } finally {
    await engine.close();
    await bodies.close();
  }
}

const unsent = ({ path, name, draft }: SavedRequest): Seen => seenFromDraft({ id: path, name, draft });

async function filledIn(
  { path, draft }: SavedRequest,
  root: string | null,
  { var: pairs = [] }: AdviceFlags,
): Promise<RequestDraft> {
  const values = new Map(pairs);
  const above = root !== null && draft.auth.kind === 'inherit' ? await readInheritedAuth(root, path) : null;
  const whole = above ? { ...draft, auth: above.auth } : draft;
  const lookup = (name: string) => {
    const text = values.get(name);
    return text === undefined ? undefined : ({ text, scope: 'session', hosts: [] } as const);
  };
  const filled = resolveDraft(whole, lookup, 'leave');
  return filled.ok ? filled.value.draft : whole;
}

/** Why a request is not sent; null when it may be. */
function whyNot(draft: RequestDraft): string | null {
  if (draft.method.toUpperCase() !== 'GET') return 'as only GET is sent without asking';
  if (!isSafeToSend(seenFromDraft({ id: '', name: '', draft }))) return 'as its address says that it changes something';
  const [variable] = variablesOf({ ...draft, auth: { kind: 'none' } });
  if (variable !== undefined) return `as {{${variable}}} has no value; --var ${variable}=… gives it one`;
  const [problem] = checkDraft(draft);
  return problem ? describeFailure(problem) : null;
}

async function look(saved: SavedRequest, draft: RequestDraft, context: EngineContext, environment: Environment): Promise<Seen> {
  const { exchange, text } = await fetchOnce(draft, { context }, environment.stop);
  if (exchange.phase === 'failed') {
    note(environment, escapeLine(`No answer: ${saved.path}. ${describeFailure(exchange.failure)}`));
    return unsent(saved);
  }
  const page = readPage(pageOfExchange(exchange, text));
  return asSaved(seenFromExchange({ exchange, draft, body: text, page }), unsent(saved));
}
