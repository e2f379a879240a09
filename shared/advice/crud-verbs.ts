import { wordsOf } from './word-forms';

/** Verbs that a method says already, with the method that says it. */
const methods: ReadonlyMap<string, 'GET' | 'POST' | 'PATCH' | 'DELETE'> = new Map([
  ...['create', 'add', 'insert', 'make'].map((verb) => [verb, 'POST'] as const),
  ...['get', 'fetch', 'retrieve', 'read', 'show', 'view', 'list', 'find'].map((verb) => [verb, 'GET'] as const),
  ...['update', 'edit', 'modify', 'change', 'set', 'save'].map((verb) => [verb, 'PATCH'] as const),
  ...['delete', 'remove', 'destroy', 'erase'].map((verb) => [verb, 'DELETE'] as const),
]);

/** Alone, these are nouns as often as verbs: a list, a set, a view. Only behind a plural are they what one does with it. */
const nounsAlone = new Set(['list', 'set', 'view', 'show', 'read', 'find', 'change', 'edit', 'make', 'save', 'update']);

/** What ends a name that begins like a verb and is a thing: a create date, an update log, a delete request. */
const things =
  /^(?:date|dates|time|at|by|on|ons|up|log|logs|history|requests?|events?|forms?|modes?|counts?|rates?|polic(?:y|ies)|tokens?|keys?|notices?|markers?|permissions?|queue|feed)$/;
/** The same behind words that are nouns as often as verbs: change orders, set lists, read models, view data. */
const thingsOfNouns = /^(?:notes|sets?|orders?|lists?|only|all|stats|jobs?|data|info|models?|paths?|points?|me|in|out)$/;

/** A verb found in a path. */
export interface PathVerb {
  /** The part of the path, as typed. */
  readonly segment: string;
  readonly at: number;
  readonly verb: string;
  /** What the verb is done to, where the segment says it too; in lower case, empty otherwise. */
  readonly object: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
}

/** The first verb of creating, reading, updating or deleting in a path; null where there is none. */
export function findVerb(segments: readonly string[]): PathVerb | null {
  for (const [at, segment] of segments.entries()) {
    const words = /[.%({:$]/.test(segment) ? [] : wordsOf(segment);
    const [verb = '', ...rest] = words;
    const method = methods.get(verb);
    if (method === undefined) continue;
    const before = segments[at - 1] ?? '';
    if (rest.length === 0 ? isDone(verb, before) : isPhrase(segment, verb, rest)) {
      return { segment, at, verb, object: rest.join('-'), method };
    }
  }
  return null;
}

/** A verb alone is done to what stands before it. */
const isDone = (verb: string, before: string): boolean =>
  !nounsAlone.has(verb) || /^\d+$|^\{|^:|^[\da-f-]{36}$/.test(before) || /[a-z]s$/.test(before);

/** A verb and what it is done to, as a function is named. */
function isPhrase(segment: string, verb: string, rest: readonly string[]): boolean {
  const last = rest.at(-1) ?? '';
  if (/^[a-z]+[A-Z]/.test(segment)) return !/^(?:date|time|at|by|id)$/.test(last);
  return !things.test(last) && !(nounsAlone.has(verb) && thingsOfNouns.test(last));
}
