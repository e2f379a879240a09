import type { Endpoint } from '../endpoint.ts';
import { json, prettyJson, typed } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';
import { jsonType } from '../library/examples.ts';
import { z } from 'zod';

interface Place {
  readonly name: string;
  readonly holds?: readonly Place[];
}

const house: Place = {
  name: 'library',
  holds: [
    { name: 'reading room', holds: [{ name: 'shelf A', holds: [{ name: 'atlas' }, { name: 'almanac' }] }, { name: 'shelf B' }] },
    {
      name: 'store room',
      holds: [{ name: 'crate', holds: [{ name: 'box', holds: [{ name: 'tin', holds: [{ name: 'button' }] }] }] }],
    },
  ],
};

export const tree: Endpoint = {
  path: '/tree',
  methods: ['GET'],
  group: 'Other styles',
  summary: 'Things within things',
  description:
    'A house as JSON that nests as deep as the house does: a tree, in which everything stands in one place only. Compare /graph.',
  tryIt: [{ method: 'GET', path: '/tree', expect: 200, says: 'seven levels' }],
  handle: () => prettyJson(200, house),
};

/** Who has learned from whom; two of them from each other, which no tree can say. */
const teachers: Readonly<Record<string, readonly string[]>> = {
  alice: ['bert', 'dora'],
  bert: ['alice'],
  dora: [],
  carl: ['alice', 'carl'],
};

export const graph: Endpoint = {
  path: '/graph',
  methods: ['GET'],
  group: 'Other styles',
  summary: 'Things that point at each other',
  description:
    'People and who taught them, as nodes with ids and edges between ids: nesting could not say it, because two taught each other and one taught himself.',
  tryIt: [{ method: 'GET', path: '/graph', expect: 200, says: 'nodes and edges' }],
  handle(ask) {
    const nodes = Object.keys(teachers).map((id) => ({ id, url: `${ask.origin}/graph/${id}` }));
    const edges = Object.entries(teachers).flatMap(([id, from]) =>
      from.map((teacher) => ({ from: id, to: teacher, rel: 'taught by' })),
    );
    return prettyJson(200, { nodes, edges });
  },
};

export const graphNode: Endpoint = {
  path: '/graph/{id}',
  methods: ['GET'],
  group: 'Other styles',
  summary: 'One thing and where it points',
  description: 'One person with links to the teachers: going round in circles is possible here, and a client has to notice it.',
  tryIt: [
    { method: 'GET', path: '/graph/alice', expect: 200, says: 'two links' },
    { method: 'GET', path: '/graph/nobody', expect: 404, says: 'nobody of that name' },
  ],
  handle(ask) {
    const id = ask.params['id'] ?? '';
    const from = Object.hasOwn(teachers, id) ? teachers[id] : undefined;
    if (!from) return refuse(ask, { status: 404, detail: `The people are ${Object.keys(teachers).join(', ')}.` });
    return prettyJson(200, { id, taughtBy: from.map((teacher) => `${ask.origin}/graph/${teacher}`) });
  },
};

const signup = z.object({
  name: z.string().min(1).max(80).describe('How the card should read.'),
  email: z.email().describe('Where the reminder goes.'),
  year: z.int().min(1900).max(2020).optional().describe('Year of birth.'),
});

const script = `// Says what is wrong with a sign-up, field by field, before it is sent.
export function check({ name = '', email = '', year }) {
  const errors = {};
  if (name.trim() === '' || name.length > 80) errors.name = 'A name has 1 to 80 characters.';
  if (!/^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$/.test(email)) errors.email = 'That is no e-mail address.';
  if (year !== undefined && !(Number.isInteger(year) && year >= 1900 && year <= 2020)) errors.year = 'A year is 1900 to 2020.';
  return errors;
}
`;

export const signupForm: Endpoint = {
  path: '/forms/signup',
  methods: ['GET', 'POST'],
  group: 'Other styles',
  summary: 'A form that brings its rules along',
  description:
    'GET gives a JSON Schema of the form with a link to a script that checks it: code on demand. POST takes the form, and judges it again, because the script may not have run.',
  describes: { POST: { body: signup } },
  tryIt: [
    { method: 'GET', path: '/forms/signup', expect: 200, says: 'the rules; see Link' },
    {
      method: 'POST',
      path: '/forms/signup',
      headers: jsonType,
      body: '{"name":"Carl","email":"carl@library.example"}',
      expect: 201,
      says: 'signed up',
    },
    {
      method: 'POST',
      path: '/forms/signup',
      headers: jsonType,
      body: '{"name":"","email":"carl"}',
      expect: 422,
      says: 'two fields are wrong',
    },
  ],
  async handle(ask) {
    if (ask.method !== 'POST') {
      return typed(200, 'application/schema+json', JSON.stringify(z.toJSONSchema(signup, { io: 'input' })), [
        ['Link', '</forms/signup.js>; rel="code-on-demand"; type="text/javascript"'],
      ]);
    }
    const body = await ask.body();
    if (!body.ok) return refuse(ask, body.refusal);
    const sent = signup.safeParse(jsonOrNothing(body.value.toString('utf8')));
    if (sent.success) return json(201, sent.data);
    const fields = z.flattenError(sent.error);
    return refuse(ask, {
      status: 422,
      detail: 'Some fields cannot be used.',
      fields: { ...fields.fieldErrors, ...(fields.formErrors.length > 0 && { non_field_errors: fields.formErrors }) },
    });
  },
};

export const signupScript: Endpoint = {
  path: '/forms/signup.js',
  methods: ['GET'],
  group: 'Other styles',
  summary: 'The rules of the form as code',
  description: 'A small module that checks a sign-up before it is sent. Who runs code from elsewhere trusts whoever wrote it.',
  tryIt: [{ method: 'GET', path: '/forms/signup.js', expect: 200, says: 'a function' }],
  handle: () => typed(200, 'text/javascript; charset=utf-8', script, [['X-Content-Type-Options', 'nosniff']]),
};

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
