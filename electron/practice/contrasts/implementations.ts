import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { readJson } from '../frame/read-json.ts';
import { refuse } from '../frame/refuse.ts';
import { jsonType } from '../library/examples.ts';
import type { Drawer } from '../world/drawers.ts';

const names = ['database', 'memory'] as const;
type Implementation = (typeof names)[number];
const wanted = z.strictObject({ implementation: z.enum(names) });

interface Author {
  readonly id: number;
  readonly name: string;
}

/** Two servers behind one contract: one asks SQLite, the other goes through a list it once made. */
const findBy: Readonly<Record<Implementation, (ask: Ask, id: number) => Author | undefined>> = {
  database(ask, id) {
    const row = ask.world.rows.find('authors', id);
    return row && { id: row.id, name: String(row['name']) };
  },
  memory: (ask, id) => copyOf(ask).find((author) => author.id === id),
};

const copyOf = (ask: Ask): Author[] =>
  ask.world.recall('authors in memory', () =>
    ask.world.rows.select('authors').map((row) => ({ id: row.id, name: String(row['name']) })),
  );
const choice = (ask: Ask): Drawer<Implementation> => ask.world.drawers.open('implementation');
const chosenBy = (ask: Ask): { implementation: Implementation } => ({ implementation: choice(ask).get('now') ?? 'database' });

const behind: Endpoint = {
  path: '/contrasts/behind/authors/{id}',
  methods: ['GET'],
  group: 'Layers',
  summary: 'An author, by whichever server is behind the contract',
  description:
    'Client and server know each other by the contract alone: which of two implementations answers, PUT /contrasts/behind decides, and no client can tell. The bytes are the same.',
  tryIt: [
    { method: 'GET', path: '/contrasts/behind/authors/5', expect: 200, says: 'an author' },
    { method: 'GET', path: '/contrasts/behind/authors/999', expect: 404, says: 'the same 404 from both' },
  ],
  handle(ask) {
    const author = findBy[chosenBy(ask).implementation](ask, Number(ask.params['id']));
    return author ? json(200, author) : refuse(ask, { status: 404, detail: 'There is no such author.' });
  },
};

const behindSwitch: Endpoint = {
  path: '/contrasts/behind',
  methods: ['GET', 'PUT'],
  group: 'Layers',
  summary: 'Which server is behind the contract',
  description: `One of ${names.join(' and ')} answers /contrasts/behind/authors/{id}; PUT changes it while clients go on.`,
  describes: { PUT: { body: wanted } },
  tryIt: [
    { method: 'GET', path: '/contrasts/behind', expect: 200, says: 'the database' },
    {
      method: 'PUT',
      path: '/contrasts/behind',
      headers: jsonType,
      body: '{"implementation":"memory"}',
      expect: 200,
      says: 'another from now on',
    },
    {
      method: 'PUT',
      path: '/contrasts/behind',
      headers: jsonType,
      body: '{"implementation":"paper"}',
      expect: 400,
      says: 'no such one',
    },
  ],
  async handle(ask) {
    if (ask.method !== 'PUT') return json(200, chosenBy(ask));
    const asked = await readJson(ask, wanted);
    if (!asked.ok) return refuse(ask, asked.refusal);
    choice(ask).set('now', asked.value.implementation);
    return json(200, chosenBy(ask));
  },
};

export const implementations: readonly Endpoint[] = [behindSwitch, behind];
