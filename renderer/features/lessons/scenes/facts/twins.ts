import type { LessonRequest } from '#shared/lessons/lesson';
import { jsonOf, statusOf } from '#shared/lessons/seen';
import { formatBytes } from '#shared/http/quantities';
import type { Answer } from '../use-bench';

/** One thing done well and done badly, both to be sent. */
export interface Twins {
  readonly id: string;
  readonly title: string;
  readonly good: readonly LessonRequest[];
  readonly bad: readonly LessonRequest[];
  /** What the answers show, in a sentence. */
  readonly verdict: (good: readonly Answer[], bad: readonly Answer[]) => string;
}

const json = { 'Content-Type': 'application/json' };
const form = { Accept: 'application/json' };
const codes = (answers: readonly Answer[]): string => answers.map((answer) => statusOf(answer) ?? 'no answer').join(', ');
const sizeOf = (answers: readonly Answer[]): number => answers.reduce((sum, { exchange }) => sum + exchange.bodyBytes, 0);
const fieldsOf = (answer: Answer | undefined): string => {
  const value = answer ? jsonOf(answer) : null;
  const row: unknown = Array.isArray(value) ? value[0] : value;
  return typeof row === 'object' && row !== null ? Object.keys(row).slice(0, 5).join(', ') : 'nothing';
};

/** The design rules of DRF's tutorials that a wrong twin shows best. */
export const twins: readonly Twins[] = [
  {
    id: 'method',
    title: 'The method says what is done',
    good: [{ method: 'GET', path: '/api/users', as: 'dora', headers: form }],
    bad: [{ method: 'GET', path: '/bad/api/users/create?email_address=carl@library.example' }],
    verdict: (good, bad) =>
      `Both are GET, ${codes(good)} and ${codes(bad)}; the second has made a user. A crawler would make many.`,
  },
  {
    id: 'error',
    title: 'An error looks like one',
    good: [{ method: 'POST', path: '/api/users', as: 'dora', headers: json, body: '{"username":"carl","email":"nonsense"}' }],
    bad: [{ method: 'POST', path: '/bad/api/users/create', headers: json, body: '{"email_address":"nonsense"}' }],
    verdict: (good, bad) =>
      `The same mistake: ${codes(good)} with the field named, and ${codes(bad)} with the error hidden in it.`,
  },
  {
    id: 'fault',
    title: 'A wrong request is not the server’s fault',
    good: [{ method: 'POST', path: '/api/users', as: 'dora', headers: json, body: '{"username":' }],
    bad: [{ method: 'POST', path: '/bad/api/users/create', headers: json, body: '{"email_address":' }],
    verdict: (good, bad) => `The same broken JSON: ${codes(good)} says where it breaks, ${codes(bad)} says nothing that helps.`,
  },
  {
    id: 'absent',
    title: 'What is not there is 404',
    good: [{ method: 'GET', path: '/library/books/9999/' }],
    bad: [{ method: 'GET', path: '/bad/book?id=9999' }],
    verdict: (good, bad) => `No such book: ${codes(good)}, or ${codes(bad)} and null, which every caller has to look for.`,
  },
  {
    id: 'pages',
    title: 'Lists come in pages',
    good: [{ method: 'GET', path: '/library/books/?page=2' }],
    bad: [{ method: 'GET', path: '/bad/books?page=2' }],
    verdict: (good, bad) =>
      `${formatBytes(sizeOf(good))} for page 2; ${formatBytes(sizeOf(bad))} for everything, whatever page was asked for.`,
  },
  {
    id: 'names',
    title: 'One thing has one name',
    good: [
      { method: 'GET', path: '/library/books/21/' },
      { method: 'GET', path: '/library/books/?page_size=1' },
    ],
    bad: [
      { method: 'GET', path: '/bad/book?id=21' },
      { method: 'GET', path: '/bad/books' },
    ],
    verdict: (_good, bad) => `A book by itself has ${fieldsOf(bad[0])}; in the list it has ${fieldsOf(bad[1])}.`,
  },
  {
    id: 'patch',
    title: 'One PATCH for all fields',
    good: [
      { method: 'PATCH', path: '/library/books/22/', as: 'alice', headers: json, body: '{"title":"Another","price":"9.50"}' },
    ],
    bad: [
      { method: 'POST', path: '/bad/books/22/set-title', headers: { 'Content-Type': 'text/plain' }, body: 'Another' },
      { method: 'POST', path: '/bad/books/22/set-colour', headers: { 'Content-Type': 'text/plain' }, body: 'red' },
    ],
    verdict: (good, bad) =>
      `One request changes both (${codes(good)}); there it takes ${bad.length}, one of them for a field that does not exist (${codes(bad)}).`,
  },
];
