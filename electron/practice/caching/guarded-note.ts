import { createHash } from 'node:crypto';
import type { Endpoint } from '../endpoint.ts';
import { empty, text, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import type { Refusal } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { current, judgeConditions } from '../policies/preconditions.ts';
import type { Drawer } from '../world/drawers.ts';

interface Note {
  readonly text: string;
  readonly modified: number;
}

interface Kind {
  readonly name: string;
  readonly summary: string;
  readonly says: string;
  /** Whether the tag is strong, weak, or not there at all. */
  readonly tag: 'strong' | 'weak' | 'none';
  /** Whether a change without a condition is refused. */
  readonly locked?: boolean;
}

const kinds: readonly Kind[] = [
  {
    name: 'strong',
    tag: 'strong',
    summary: 'A note with a strong tag',
    says: 'The tag changes with every byte, so it can spare a copy and guard a change.',
  },
  {
    name: 'weak',
    tag: 'weak',
    summary: 'A note with a weak tag',
    says: 'W/ says "as good as equal": it spares a copy, but If-Match compares strongly, so it can guard no change and is 412 there.',
  },
  {
    name: 'dated',
    tag: 'none',
    summary: 'A note with only a date',
    says: 'Last-Modified knows whole seconds, so two changes within one look like none.',
  },
  {
    name: 'locked',
    tag: 'strong',
    locked: true,
    summary: 'A note that nobody changes blindly',
    says: 'A change without If-Match is 428, so that nobody overwrites what they have not seen.',
  },
];

const notesOf = (ask: Ask): Drawer<Note> => ask.world.drawers.open('notes');

function noteOf(ask: Ask, kind: Kind): Note {
  return notesOf(ask).get(kind.name) ?? { text: 'The library closes at five.\n', modified: Date.UTC(2024, 0, 1) };
}

function tagOf(note: Note, kind: Kind): string | null {
  if (kind.tag === 'none') return null;
  const digest = createHash('sha1').update(note.text).digest('base64url').slice(0, 12);
  return kind.tag === 'weak' ? `W/"${digest}"` : `"${digest}"`;
}

function validators(note: Note, kind: Kind): HeaderPair[] {
  const tag = tagOf(note, kind);
  return [...(tag === null ? [] : ([['ETag', tag]] as const)), ['Last-Modified', new Date(note.modified).toUTCString()]];
}

function noteEndpoint(kind: Kind): Endpoint {
  const path = `/cache/notes/${kind.name}`;
  const plain = { 'Content-Type': 'text/plain' };
  const put = { method: 'PUT', path, body: 'The library closes at six.\n' };
  return {
    path,
    methods: ['GET', 'PUT'],
    group: 'Caching',
    summary: kind.summary,
    description: `${kind.says} GET takes If-None-Match and If-Modified-Since; PUT takes If-Match and If-Unmodified-Since, and gives the new validators.`,
    tryIt: [
      { method: 'GET', path, expect: 200, says: 'the note and its validators' },
      {
        method: 'GET',
        path,
        headers: { 'If-Modified-Since': 'Mon, 01 Jan 2024 00:00:00 GMT' },
        expect: 304,
        says: 'not changed since',
      },
      {
        ...put,
        headers: plain,
        expect: kind.locked ? 428 : 204,
        says: kind.locked ? 'not without a condition' : 'changed blindly',
      },
      { ...put, headers: { ...plain, 'If-Match': '"stale"' }, expect: 412, says: 'it has changed since' },
    ],
    handle: (ask) => (ask.method === 'PUT' ? change(ask, kind) : read(ask, kind)),
  };
}

function read(ask: Ask, kind: Kind): WholeAnswer {
  const note = noteOf(ask, kind);
  const headers = validators(note, kind);
  const verdict = judgeConditions(ask, current(tagOf(note, kind), note.modified));
  if (verdict === 'failed') return refuse(ask, stale(headers));
  return verdict === 'not modified' ? empty(304, headers) : text(200, note.text, headers);
}

async function change(ask: Ask, kind: Kind): Promise<WholeAnswer> {
  const body = await ask.body();
  if (!body.ok) return refuse(ask, body.refusal);
  const refusal = conditionRefusal(ask, noteOf(ask, kind), kind);
  if (refusal) return refuse(ask, refusal);
  const note = { text: body.value.toString('utf8'), modified: ask.world.clock.now() };
  notesOf(ask).set(kind.name, note);
  return empty(204, validators(note, kind));
}

function conditionRefusal(ask: Ask, note: Note, kind: Kind): Refusal | null {
  if (kind.locked && ask.headers['if-match'] === undefined) {
    return {
      status: 428,
      detail: 'This note is changed only with If-Match.',
      help: 'GET it, and send its ETag back in If-Match.',
    };
  }
  const verdict = judgeConditions(ask, current(tagOf(note, kind), note.modified));
  return verdict === 'failed' ? stale(validators(note, kind)) : null;
}

const stale = (headers: readonly HeaderPair[]): Refusal => ({
  status: 412,
  detail: 'The note is not what the condition says it is.',
  help: 'GET it again; the answer here carries what it is now.',
  headers,
});

export const guardedNotes: readonly Endpoint[] = kinds.map(noteEndpoint);
