import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { z } from 'zod';
import { aliceSendsJson } from '../library/examples.ts';
import { callersAreKnown, readStrictJson, signedIn } from './strict-manners.ts';

const steps = z
  .array(
    z.strictObject({
      op: z.enum(['read', 'price']),
      id: z.int().min(1),
      price: z.number().min(0).max(99_999).optional(),
      after: z.int().min(0).optional().describe('the index of a step that must have gone well'),
    }),
  )
  .min(1)
  .max(50);
type Step = z.infer<typeof steps>[number];

interface Done {
  readonly status: number;
  readonly detail: string;
}

export const batch: Endpoint = {
  path: '/strict/batch',
  access: callersAreKnown,
  methods: ['POST'],
  group: 'Strict manners',
  summary: 'Several steps, each with a status of its own',
  description:
    'Does up to 50 steps and answers 207 with one status for each. A step may say after: INDEX; when that one failed it is not tried and gets 424. Who reads only the 207 takes a failure for a success.',
  describes: { POST: { body: steps } },
  tryIt: [
    {
      method: 'POST',
      path: '/strict/batch',
      headers: aliceSendsJson,
      body: '[{"op":"price","id":9999,"price":5},{"op":"read","id":1,"after":0},{"op":"read","id":2}]',
      expect: 207,
      says: '404, 424 and 200 within',
    },
    { method: 'POST', path: '/strict/batch', headers: aliceSendsJson, body: '[]', expect: 422, says: 'nothing to do' },
  ],
  async handle(ask) {
    const person = signedIn(ask);
    if (!person.ok) return refuse(ask, person.refusal);
    const value = await readStrictJson(ask);
    if (!value.ok) return refuse(ask, value.refusal);
    const asked = steps.safeParse(value.value);
    if (!asked.success) return refuse(ask, { status: 422, detail: z.prettifyError(asked.error) });
    const done: Done[] = [];
    for (const step of asked.data) done.push(doStep(ask, step, done));
    return json(207, { responses: done });
  },
};

function doStep(ask: Ask, step: Step, done: readonly Done[]): Done {
  const before = step.after === undefined ? undefined : done[step.after];
  if (step.after !== undefined && (before?.status ?? 400) >= 400)
    return { status: 424, detail: `Step ${step.after} did not go well, so this was not tried.` };
  const row = ask.world.rows.find('books', step.id);
  if (!row) return { status: 404, detail: `There is no book ${step.id}.` };
  if (step.op === 'read') return { status: 200, detail: String(row['title']) };
  if (step.price === undefined) return { status: 422, detail: 'A price step needs a price.' };
  ask.world.rows.update('books', step.id, { price: Math.round(step.price * 100) });
  return { status: 200, detail: `${String(row['title'])} is ${step.price.toFixed(2)} now.` };
}
