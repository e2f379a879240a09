import type { Lesson, SeenExchange } from '../lesson';
import { wants } from '../probing';
import { pathOf, statusOf } from '../seen';
import { get, list, paragraph, step } from '../writing';

const at = (name: string) => `/permissions/${name}/`;
const readOnly = at('is-authenticated-or-read-only');
const admin = at('is-admin-user');

const statusesAt = (seen: readonly SeenExchange[], path: string): Set<number> =>
  new Set(seen.flatMap((each) => (pathOf(each) === path ? (statusOf(each) ?? []) : [])));

export const fourPermissions: Lesson = {
  id: 'four-permissions',
  track: 'policies',
  title: 'Four permissions, four callers, seven methods',
  minutes: 6,
  text: [
    paragraph(
      'A [[permission]] class answers one question: may this caller use this method here? Django REST framework brings four that are enough for most:',
    ),
    list(
      '`AllowAny` – everybody, everything.',
      '`IsAuthenticated` – whoever is known.',
      '`IsAdminUser` – the admin, here dora.',
      '`IsAuthenticatedOrReadOnly` – reading is open: GET, HEAD and OPTIONS; for anything else one must be known.',
    ),
    paragraph(
      'Each has an address here that takes every method. Ask as a stranger, as alice and as dora, and fill in the table: who may do what. The scene does all of it at once, with real requests.',
    ),
  ],
  steps: [
    step('read-stranger', 'Read as a stranger where reading is open', '200.', get(readOnly)),
    step('write-stranger', 'Write there as a stranger', '401.', { method: 'POST', path: readOnly }),
    step('write-member', 'Write there as alice', '200.', { method: 'POST', path: readOnly, as: 'alice' }),
    step('admin-member', 'Come to the admin’s as alice', '403: known, and not enough.', get(admin, { as: 'alice' })),
    step('admin-admin', 'Come as dora', '200.', get(admin, { as: 'dora' })),
    step('any', 'Remove something where anybody may', '200, as a stranger.', { method: 'DELETE', path: at('allow-any') }),
    step('known', 'Come as a stranger where one must be known', '401.', get(at('is-authenticated'))),
  ],
  scene: 'permission-matrix',
  probes: [
    {
      id: 'read-or-known',
      claim: 'Reading was open, writing was not',
      check: (seen) => {
        const reads = seen.filter(
          (each) => pathOf(each) === readOnly && each.exchange.method === 'GET' && statusOf(each) === 200,
        );
        const refused = seen.filter(
          (each) => pathOf(each) === readOnly && each.exchange.method === 'POST' && statusOf(each) === 401,
        );
        if (reads.length === 0) return `Read ${readOnly} as a stranger.`;
        return refused.length === 0 ? 'Now write there as a stranger.' : null;
      },
    },
    { id: 'member', claim: 'Whoever was known could write', check: wants({ method: 'POST', path: readOnly, status: 200 }) },
    {
      id: 'admin',
      claim: 'The admin’s door told a member no and dora yes',
      check: (seen) => {
        const missing = [403, 200].filter((status) => !statusesAt(seen, admin).has(status));
        return missing.length === 0 ? null : `At ${admin} ${missing.join(' and ')} is still to be seen.`;
      },
    },
    {
      id: 'anybody',
      claim: 'Where anybody may, anybody could',
      check: wants({ method: 'DELETE', path: at('allow-any'), status: 200 }),
    },
  ],
  slip: {
    says: 'Trying everything as dora only. Nothing is refused, so nothing was learned about the rules.',
    asks: [
      get(admin, { as: 'dora' }),
      get(at('is-authenticated'), { as: 'dora' }),
      { method: 'PATCH', path: readOnly, as: 'dora' },
      get(at('allow-any')),
    ],
  },
  takeaway: 'A permission is a table of callers and methods; test the cells that should say no.',
};
