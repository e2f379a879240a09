import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';

const kinds = ['none', 'server'] as const;
const step = 3;

/** Three words at a time, from where the caller says, or from where the server remembers that it stopped. */
const poem = 'The tide takes back what the tide had lent and leaves the letter unsent'.split(' ');

export const memory: Endpoint = {
  path: '/contrasts/memory/{kind}',
  methods: ['GET'],
  group: 'Bad twins',
  summary: 'A list read on, with and without a memory',
  description:
    'Three words of a sentence at a time. none asks the caller where it is (?from=), so requests can come in any order, twice, or at another server; server remembers for you, so the same request has another answer each time and two readers spoil each other’s place. remembered says what the server kept of you.',
  params: z.object({ kind: z.enum(kinds) }),
  query: z.object({ from: z.string().optional().describe('the word to begin with; used by none alone') }),
  tryIt: [
    { method: 'GET', path: '/contrasts/memory/none?from=3', expect: 200, says: 'the same every time' },
    { method: 'GET', path: '/contrasts/memory/none?from=x', expect: 400, says: 'not a place' },
    { method: 'GET', path: '/contrasts/memory/server', expect: 200, says: 'depends on who asked before' },
    { method: 'GET', path: '/contrasts/memory/elephant', expect: 404, says: 'no such kind' },
  ],
  handle(ask) {
    const kind = kinds.find((each) => each === ask.params['kind']);
    if (!kind) return refuse(ask, { status: 404, detail: `The kinds are ${kinds.join(' and ')}.` });
    return kind === 'none' ? fromTheCaller(ask) : fromMemory(ask);
  },
};

function fromTheCaller(ask: Ask) {
  const text = ask.query.get('from') ?? '0';
  if (!/^\d{1,6}$/.test(text)) return refuse(ask, { status: 400, detail: `"${text.slice(0, 40)}" is not the number of a word.` });
  const from = Number(text);
  const next = from + step < poem.length ? `${ask.origin}${ask.path}?from=${from + step}` : null;
  return json(200, { words: poem.slice(from, from + step), next, remembered: null });
}

function fromMemory(ask: Ask) {
  const place = ask.world.recall('place in the poem', () => ({ at: 0 }));
  const words = poem.slice(place.at, place.at + step);
  place.at = place.at + step < poem.length ? place.at + step : 0;
  return json(200, { words, remembered: { place: place.at } }, [['Cache-Control', 'no-store']]);
}
