import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Outgoing } from '#shared/model/transcript';
import { fail, ok, type Result } from '#shared/result';
import type { SentSecret } from '#shared/secrets/sent-secret';
import type { EngineContext } from '../engine/engine-context';
import { createSocketLine, type SocketLine } from '../engine/socket/socket-line';
import type { PrepareDraft } from '../runner/prepare-draft.ts';

interface Speaking {
  readonly draft: RequestDraft;
  readonly place: RequestPlace | null;
}

/** The sockets that are open, and the way to say something on each. */
export interface SocketLines {
  /** A line for an exchange that begins. */
  open(exchangeId: string, from: Speaking): SocketLine;
  close(exchangeId: string): void;
  /** Says something, with the variables in use where its request has them filled in. */
  say(exchangeId: string, outgoing: Outgoing): Promise<Result<null>>;
}

interface Parts {
  readonly prepare: PrepareDraft;
  readonly resolve: EngineContext['resolve'];
}

export function createSocketLines(parts: Parts): SocketLines {
  const lines = new Map<string, { readonly line: SocketLine; readonly from: Speaking }>();
  return {
    open(exchangeId, from) {
      const line = createSocketLine();
      lines.set(exchangeId, { line, from });
      return line;
    },
    close: (exchangeId) => void lines.delete(exchangeId),
    async say(exchangeId, outgoing) {
      const open = lines.get(exchangeId);
      if (open === undefined) return fail({ kind: 'notFound', what: 'open connection' });
      if (outgoing.kind !== 'text') return open.line.say(outgoing, []);
      const filled = await fill(outgoing.text, open.from, parts);
      return filled.ok ? open.line.say({ kind: 'text', text: filled.value.text }, filled.value.secrets) : filled;
    },
  };
}

interface Filled {
  readonly text: string;
  readonly secrets: readonly SentSecret[];
}

/** A message is filled in as the body of its request would be. */
async function fill(text: string, { draft, place }: Speaking, { prepare, resolve }: Parts): Promise<Result<Filled>> {
  if (!draft.options.fillVariables || !text.includes('{{')) return ok({ text, secrets: [] });
  const prepared = await prepare({ ...draft, body: { kind: 'text', text, mediaType: '' } }, place);
  if (prepared.failure !== null) return fail(prepared.failure);
  let secrets: readonly SentSecret[] = [];
  const resolved = await resolve(prepared.draft, (found) => (secrets = [...secrets, ...found]));
  if (!resolved.ok) return resolved;
  const { body } = resolved.value;
  return ok({ text: body.kind === 'text' ? body.text : text, secrets });
}
