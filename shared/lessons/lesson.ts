import type { Auth } from '../model/auth';
import type { FailedExchange, FinishedExchange } from '../model/exchange';
import type { RequestDraft } from '../model/request-draft';

/** The seven parts of the course, in the order in which they are meant to be read. */
export const trackIds = [
  'what-an-api-is',
  'rest-constraints',
  'requests-and-messages',
  'authentication',
  'statuses-and-errors',
  'design',
  'policies',
] as const;
export type TrackId = (typeof trackIds)[number];

/** Drawings that a lesson can have, each made from what its exchanges really did. */
export const sceneIds = [
  'cycle',
  'client-state',
  'balancer',
  'stateless-or-session',
  'write-pipeline',
  'osi-layers',
  'cache-freshness',
  'code-on-demand',
  'representations',
  'soap-or-rest',
  'cursor-or-page',
  'throttle-burst',
  'oauth-sequence',
  'permission-matrix',
  'good-and-bad-twins',
] as const;
export type SceneId = (typeof sceneIds)[number];

/**
 * A piece of a lesson's text. In a text, `backticks` mark code and [[resource]] or [[resource|the thing]]
 * link to the glossary; `readInline` takes them apart.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Something often said more simply than it is, and what holds, with where to read it. */
  | { readonly kind: 'note'; readonly claim: string; readonly text: string; readonly source: string }
  | { readonly kind: 'code'; readonly text: string; readonly says: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** Who asks: one of the people of the practice world. */
export type Person = 'alice' | 'bert' | 'dora';

/** A request to the practice server as a lesson writes it. */
export interface LessonRequest {
  readonly method: string;
  /** Path and query, beginning with a slash. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sends that person's token. */
  readonly as?: Person;
  /** In place of a token: another kind of credential. */
  readonly auth?: Auth;
  /** Which of the server's doors it goes to; the plain one when left out. */
  readonly door?: LessonDoor;
  /** Shows a redirect in place of following it. */
  readonly stopsAtRedirect?: true;
}

/** The plain port, the balancer before the replicas, the encrypted port. */
export type LessonDoor = 'practice' | 'balancer' | 'secure';

/** What a request is made from where it depends on what came before. */
export interface LessonGround {
  /** The exchanges of this lesson so far, the oldest first. */
  readonly seen: readonly SeenExchange[];
  /** An ISBN that no book has. */
  readonly isbn: string;
}

/** What has to be there first, as a sentence. */
export interface NotYet {
  readonly notYet: string;
}

/** A request, or how it is made from what the lesson has seen so far. */
export type LessonAsk = LessonRequest | ((ground: LessonGround) => LessonRequest | NotYet);

/** One request of a lesson. */
export interface LessonStep {
  /** Unique within the lesson. */
  readonly id: string;
  /** What it does, as a button says it. */
  readonly label: string;
  /** What to look at in the answer. */
  readonly says: string;
  readonly ask: LessonAsk;
}

/** An exchange made in a lesson, with what a probe may look at. */
export interface SeenExchange {
  readonly exchange: FinishedExchange | FailedExchange;
  /** As it was sent. */
  readonly draft: RequestDraft;
  /** The body as text; null where there is none or it is longer than `probedTextBytes`. */
  readonly text: string | null;
}

/** How much of a body a probe is given. */
export const probedTextBytes = 1024 * 1024;

/** A check of what really happened in a lesson. */
export interface Probe {
  /** Unique within the lesson; progress is kept under it, so it stays as it is. */
  readonly id: string;
  /** What holds once it has passed. */
  readonly claim: string;
  /** What is missing, as a sentence that helps; null when nothing is. Looks at nothing but the exchanges. */
  readonly check: (seen: readonly SeenExchange[]) => string | null;
}

/** A way to do a lesson wrong that people fall into. No probe passes on it. */
export interface Slip {
  readonly says: string;
  readonly asks: readonly LessonAsk[];
}

/** A short text, requests that are really sent, and checks of what came of them. */
export interface Lesson {
  /** Unique among all lessons; progress is kept under it, so it stays as it is. */
  readonly id: string;
  readonly track: TrackId;
  readonly title: string;
  readonly minutes: number;
  readonly text: readonly Block[];
  readonly steps: readonly LessonStep[];
  readonly scene: SceneId | null;
  readonly probes: readonly Probe[];
  readonly slip: Slip;
  /** What to keep in mind, in a sentence or two. */
  readonly takeaway: string;
  /** Puts back what the lesson has switched on the server. */
  readonly after?: readonly LessonRequest[];
}
