import { saysUnknownHash } from '#shared/graphql/unknown-hash';
import { serverMessageSchema, type ServerMessage as Heard } from '#shared/graphql/transport-message';
import type { TranscriptEntry } from '#shared/model/transcript';
import type { Conversation } from './conversation';
import { sayClose, sayText } from './speaker';

/** An operation that is followed over graphql-transport-ws. */
export interface Operation {
  /** What goes with connection_init, as JSON; empty for nothing. */
  readonly init: string;
  /** The request as JSON: query, or what stands for it, variables, name. */
  readonly request: string;
  /** The request for a server that does not know the hash in `request`; null where that needs no other. */
  readonly whole: string | null;
  /** So long the server has to take the connection, in milliseconds. */
  readonly ackMs: number;
}

/** The client's side of an operation on one connection. */
export interface Following {
  /** Asks to be taken (connection_init). */
  begin(): Promise<void>;
  /** Takes a text of the server's; answers what it is called, for the transcript. */
  hear(text: string): Pick<TranscriptEntry, 'event'>;
  /** Says that no more is wanted, before the connection is closed. */
  leave(): Promise<void>;
  /** Whether the server has said all there is, or that there is nothing. */
  readonly isOver: boolean;
  stop(): void;
}

/** There is one operation on a connection, and so one id; a second where it is asked once more, with its query. */
const [firstId, secondId] = ['1', '2'];

/** Codes of the protocol that a client closes with. */
const badMessage = 4400;
const ackTimeout = 4504;

/** What is said from within the reader waits until the reader is done. */
const later = (act: () => Promise<unknown>): void => void setImmediate(() => void act().catch(() => undefined));

/** Follows an operation: asks to be taken, subscribes, and ends the connection when the server is done, or breaks the protocol. */
export function followOperation(operation: Operation, conversation: Conversation): Following {
  let phase: 'waiting' | 'following' | 'over' = 'waiting';
  let timer: NodeJS.Timeout | undefined;
  const say = async (type: string, text: string): Promise<void> => {
    if (conversation.closeSent === null) await sayText(text, conversation, type);
    conversation.wake();
  };
  const end = (code: number, reason: string): void => {
    phase = 'over';
    clearTimeout(timer);
    later(async () => {
      if (conversation.closeSent === null) await sayClose(code, reason, conversation);
      conversation.wake();
    });
  };
  const asking = createAsking(operation, (id, request) =>
    later(() => say('subscribe', `{"id":"${id}","type":"subscribe","payload":${request}}`)),
  );
  const done = (last?: object): void => {
    if (!asking.askWhole(last)) end(1000, '');
  };

  const take: { readonly [T in Heard['type']]: (heard: Extract<Heard, { type: T }>) => void } = {
    connection_ack() {
      if (phase !== 'waiting') return end(badMessage, 'A second connection_ack');
      clearTimeout(timer);
      phase = 'following';
      asking.begin();
    },
    ping: ({ payload: sent }) => later(() => say('pong', pongOf(sent))),
    pong: () => undefined,
    next: ({ payload }) => asking.note(payload),
    error: ({ payload }) => done({ errors: payload }),
    complete: () => done(),
  };

  return {
    get isOver() {
      return phase === 'over';
    },
    async begin() {
      timer = setTimeout(() => end(ackTimeout, 'The connection was not acknowledged'), operation.ackMs);
      const init = operation.init.trim();
      await say('connection_init', init === '' ? '{"type":"connection_init"}' : `{"type":"connection_init","payload":${init}}`);
    },
    hear(text) {
      const heard = read(text);
      if (phase === 'over') return { event: heard?.type ?? 'unknown' };
      const breach = whyBreach(heard, phase, asking);
      if (breach !== null) end(badMessage, breach);
      else if (heard && !asking.isLate(heard)) (take[heard.type] as (heard: Heard) => void)(heard);
      return { event: heard?.type ?? 'unknown' };
    },
    async leave() {
      const wasFollowing = phase === 'following';
      phase = 'over';
      clearTimeout(timer);
      // The close is decided by now, and nothing else is said before it.
      if (wasFollowing) await sayText(`{"id":"${asking.id}","type":"complete"}`, conversation, 'complete');
    },
    stop: () => clearTimeout(timer),
  };
}

/** The answer to a ping carries what it carried. */
const pongOf = (sent: unknown): string =>
  sent === undefined ? '{"type":"pong"}' : `{"type":"pong","payload":${JSON.stringify(sent)}}`;

/** How an operation is asked: by what stands for it, and once more with its query where a server does not know that. */
interface Asking {
  readonly id: string;
  begin(): void;
  /** Notes what a result says; some servers refuse a hash by one. */
  note(result: unknown): void;
  /** Asks with the query, where the last result says that its hash is not known; whether it does. */
  askWhole(last?: object): boolean;
  /** Whether a message is of what was asked before the query went along. */
  isLate(heard: Heard): boolean;
}

function createAsking({ request, whole }: Operation, ask: (id: string, request: string) => void): Asking {
  let id = firstId;
  let isUnknown = false;
  const note = (result: unknown): void => {
    isUnknown = whole !== null && id === firstId && saysUnknownHash(JSON.stringify(result));
  };
  return {
    get id() {
      return id;
    },
    begin: () => ask(id, request),
    note,
    askWhole(last) {
      if (last !== undefined) note(last);
      if (!isUnknown || whole === null) return false;
      isUnknown = false;
      id = secondId;
      ask(id, whole);
      return true;
    },
    isLate: (heard) => 'id' in heard && heard.id === firstId && id === secondId,
  };
}

function read(text: string): Heard | null {
  try {
    const heard = serverMessageSchema.safeParse(JSON.parse(text));
    return heard.success ? heard.data : null;
  } catch {
    return null;
  }
}

/** What of the protocol a message breaks, in words that fit into a close; null for nothing. */
function whyBreach(heard: Heard | null, phase: 'waiting' | 'following', asking: Asking): string | null {
  if (heard === null) return 'A message that is none of the protocol';
  if (!('id' in heard)) return null;
  if (phase === 'waiting') return `${heard.type} before connection_ack`;
  return heard.id === asking.id || asking.isLate(heard) ? null : `${heard.type} for an operation that was not asked`;
}
