import type { Lesson, SeenExchange } from '../lesson';
import { wants } from '../probing';
import { field, pathOf } from '../seen';
import { code, get, list, note, paragraph, step } from '../writing';

const page = (backend: string) => get(`/cache/page/?backend=${backend}`);

const said = (seen: readonly SeenExchange[], backend: string, word: 'hit' | 'miss'): number =>
  seen.filter((each) => pathOf(each) === `/cache/page/?backend=${backend}` && field(each, 'X-Cache') === word).length;

export const whereCopiesLie: Lesson = {
  id: 'where-copies-lie',
  track: 'policies',
  title: 'Where a server keeps its copies, and of how much',
  minutes: 6,
  text: [
    paragraph('A server can keep what it has made as well, and save itself the work. Django knows six places:'),
    list(
      'local memory, the default: quick, one for each process, gone with it;',
      'the database and the file system: slower, still there after a restart;',
      'Redis and Memcached: quick, shared by all processes, a server of their own;',
      'the dummy, for development: keeps nothing, and everything else behaves the same.',
    ),
    code(
      'The whole application, or one view',
      "MIDDLEWARE = ['django.middleware.cache.UpdateCacheMiddleware', ..., 'django.middleware.cache.FetchFromCacheMiddleware']\n\n@cache_page(60 * 15)\n@vary_on_headers('Accept-Language')\ndef slow(request): ...",
    ),
    paragraph(
      'Keeping the whole application is one line and catches too much; keeping single views is more lines and means what it says.',
    ),
    note(
      'There is a standard for caching with Redis',
      'There is none: what to keep, under which key, for how long, is the application’s business. Django’s documentation on its cache framework is the place to read on.',
      'Django documentation, topics/cache',
    ),
  ],
  steps: [
    step('memory-1', 'Have a slow page made', 'A miss, a fifth of a second.', page('memory')),
    step('memory-2', 'Ask again', 'A hit, at once.', page('memory')),
    step('dummy-1', 'Have it made with the dummy', 'A miss.', page('dummy')),
    step('dummy-2', 'Ask again', 'A miss: nothing was kept.', page('dummy')),
    step('redis', 'Ask for Redis', '503 where none was named at the start; a miss or a hit where one was.', page('redis')),
    step('view-slow', 'A view that is kept', 'A miss, then a hit.', get('/cache/mode/view/slow')),
    step('view-other', 'A view that is not', '`bypass`.', get('/cache/mode/view/other')),
    step('app', 'Any page, where the whole application is kept', 'Kept as well.', get('/cache/mode/app/anything')),
  ],
  scene: null,
  probes: [
    {
      id: 'memory',
      claim: 'Memory kept it',
      check: (seen) => (said(seen, 'memory', 'hit') > 0 ? null : 'No hit from memory yet: ask twice within thirty seconds.'),
    },
    {
      id: 'dummy',
      claim: 'The dummy kept nothing',
      check: (seen) => {
        if (said(seen, 'dummy', 'miss') < 2) return 'Ask twice with backend=dummy.';
        return said(seen, 'dummy', 'hit') === 0 ? null : 'It kept it all the same.';
      },
    },
    {
      id: 'one-view',
      claim: 'One view was kept and another was not',
      check: (seen) => {
        const wordsAt = (path: string) => seen.filter((each) => pathOf(each) === path).map((each) => field(each, 'X-Cache'));
        if (!wordsAt('/cache/mode/view/slow').some((word) => word === 'miss' || word === 'hit'))
          return 'Ask for the view that is kept.';
        return wordsAt('/cache/mode/view/other').includes('bypass') ? null : 'Ask for the view that is not kept.';
      },
    },
    {
      id: 'all',
      claim: 'Where the whole application is kept, any page is',
      check: wants({ method: 'GET', path: /^\/cache\/mode\/app\//, named: '/cache/mode/app/anything', status: 200 }),
    },
  ],
  slip: {
    says: 'Asking once at each place: a first answer is always made, wherever the second would come from.',
    asks: [page('memory'), page('dummy'), page('attic'), get('/cache/mode/none/slow')],
  },
  takeaway: 'Where copies lie decides who shares them and what a restart forgets; what is kept decides who is surprised.',
};
