import { setTimeout as pause } from 'node:timers/promises';
import type { Endpoint } from '../endpoint.ts';
import { empty, json, typed } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { htmlPage, pagePolicy } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';
import { writeAnswer } from '../frame/write-answer.ts';
import { asAlice } from '../library/examples.ts';
import type { Drawer } from '../world/drawers.ts';
import { callersAreKnown, signedIn } from './strict-manners.ts';

interface Report {
  readonly startedAt: number;
}
const reportSeconds = 2;
const reportsOf = (ask: Ask): Drawer<Report> => ask.world.drawers.open('reports');

export const reports: Endpoint = {
  path: '/strict/reports',
  access: callersAreKnown,
  methods: ['POST'],
  group: 'Strict manners',
  summary: 'Work that takes longer than an answer',
  description: `Begins a report and answers 202 with the address of its state. The report takes ${reportSeconds} seconds; until then the state says so with Retry-After, and then it is 303 to the result.`,
  tryIt: [
    { method: 'POST', path: '/strict/reports', headers: asAlice, expect: 202, says: 'accepted, not done' },
    { method: 'POST', path: '/strict/reports', expect: 401, says: 'for whom?' },
  ],
  handle(ask) {
    const person = signedIn(ask);
    if (!person.ok) return refuse(ask, person.refusal);
    const id = reportsOf(ask).add({ startedAt: ask.world.clock.now() });
    const address = `${ask.origin}/strict/reports/${id}`;
    return json(202, { state: 'pending', monitor: address }, [
      ['Location', address],
      ['Retry-After', String(reportSeconds)],
    ]);
  },
};

export const reportState: Endpoint = {
  path: '/strict/reports/{id}',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'How far a report is',
  description:
    'Says that a report is pending, or sends you on to its result with 303: the answer to how it went is at another address.',
  tryIt: [{ method: 'GET', path: '/strict/reports/1', expect: 404, says: 'nobody has begun one' }],
  handle(ask) {
    const report = reportsOf(ask).get(ask.params['id'] ?? '');
    if (!report)
      return refuse(ask, { status: 404, detail: 'No such report was begun.', help: 'POST /strict/reports begins one.' });
    const left = report.startedAt + reportSeconds * 1000 - ask.world.clock.now();
    if (left > 0) return json(200, { state: 'pending' }, [['Retry-After', String(Math.ceil(left / 1000))]]);
    return json(303, { state: 'done' }, [['Location', '/formats/book']]);
  },
};

export const rebuild: Endpoint = {
  path: '/strict/rebuild',
  methods: ['POST'],
  group: 'Strict manners',
  summary: 'Slow work that says it is still alive',
  description: 'Works for a little under a second and sends 102 at each step, so that nobody hangs up, before the 200.',
  tryIt: [{ method: 'POST', path: '/strict/rebuild', expect: 200, says: 'three times 102, then 200' }],
  handle: () => ({
    status: 200,
    async takeOver(request, response) {
      request.resume();
      for (let at = 0; at < 3; at += 1) {
        if (request.httpVersion !== '1.0') response.writeProcessing();
        await pause(200);
      }
      await writeAnswer(response, json(200, { detail: 'The catalogue is as it was, only newer.' }));
    },
  }),
};

const picture = '</media/picture.svg>; rel=preload; as=image';

export const hintedPage: Endpoint = {
  path: '/strict/page',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'A page whose picture is known before the page is',
  description:
    'Sends 103 with a Link to the picture at once, and the page a quarter of a second later: a browser fetches the picture meanwhile.',
  tryIt: [{ method: 'GET', path: '/strict/page', expect: 200, says: '103 first' }],
  handle: () => ({
    status: 200,
    async takeOver(request, response) {
      if (request.httpVersion !== '1.0') response.writeEarlyHints({ link: picture });
      await pause(250);
      const body = htmlPage({
        title: 'A page with a picture',
        body: '<h1>A page with a picture</h1><p><img src="/media/picture.svg" alt="A boat under a low sun"></p>',
      });
      const headers = [
        ['Link', picture],
        ['Content-Security-Policy', pagePolicy],
      ] as const;
      await writeAnswer(response, typed(200, 'text/html; charset=utf-8', body, headers));
    },
  }),
};

export const signupForm: Endpoint = {
  path: '/strict/form',
  methods: ['POST'],
  group: 'Strict manners',
  summary: 'A form that wants to be filled in again',
  description:
    'Takes anything and answers 205: done, now clear the form for the next one. There is no body, and none may be sent.',
  tryIt: [
    {
      method: 'POST',
      path: '/strict/form',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'name=Fido',
      expect: 205,
      says: 'clear the form',
    },
  ],
  async handle(ask) {
    const body = await ask.body();
    return body.ok ? empty(205) : refuse(ask, body.refusal);
  },
};
