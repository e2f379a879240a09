import type { Lesson, SeenExchange } from '../lesson';
import { wants } from '../probing';
import { field, pathOf, statusOf } from '../seen';
import { get, paragraph, step } from '../writing';

const path = '/whoami';
const ask = get(path, { door: 'balancer' });
const replica = (action: string) => ({ method: 'POST', path: `/gateway/replicas/2/${action}` });

const servedBy = (seen: readonly SeenExchange[]): Set<string> =>
  new Set(seen.flatMap((each) => (statusOf(each) === 200 ? (field(each, 'X-Served-By') ?? []) : [])));

export const threeServers: Lesson = {
  id: 'three-servers',
  track: 'rest-constraints',
  title: 'Scalability: a balancer, three servers, and one that dies',
  minutes: 6,
  text: [
    paragraph(
      'Since no request needs a particular server, there can be many. A [[balancer]] takes what comes and gives it to one of three replicas in turn; a cache in it may answer by itself. That is what [[scalability]] means: more callers, more servers, and nothing else to change.',
    ),
    paragraph(
      'Each answer says in `X-Served-By` who made it, and in `Via` that it passed the balancer. Ask a few times and count. Then kill the second replica and ask on: the balancer notices and goes to the others, and you see nothing of it but a name that no longer comes.',
    ),
  ],
  steps: [
    step('first', 'Ask through the balancer', 'See `X-Served-By`.', ask),
    step('second', 'Ask again', 'Another name.', ask),
    step('third', 'And again', 'All three have had their turn.', ask),
    step('kill', 'Kill replica 2', 'It is gone in the middle of whatever it did.', replica('kill')),
    step('on-1', 'Ask on', 'An answer all the same.', ask),
    step('on-2', 'And on', 'One of the two that are left.', ask),
    step('on-3', 'And once more', 'Never replica-2.', ask),
  ],
  scene: 'balancer',
  probes: [
    {
      id: 'all-three',
      claim: 'All three replicas have answered you',
      check: (seen) => {
        const names = servedBy(seen);
        if (names.size === 0) return 'No answer has come through the balancer yet: it would say X-Served-By.';
        return names.size >= 3 ? null : `So far ${[...names].join(' and ')}. Ask until all three have answered.`;
      },
    },
    {
      id: 'one-died',
      claim: 'One of them was killed',
      check: wants({ method: 'POST', path: /^\/gateway\/replicas\/\d\/kill$/, named: '/gateway/replicas/2/kill', status: 200 }),
    },
    {
      id: 'went-on',
      claim: 'The others went on answering, and the dead one did not',
      check: (seen) => {
        const at = seen.findLastIndex((each) => pathOf(each).endsWith('/kill') && statusOf(each) === 200);
        if (at < 0) return 'Kill a replica first.';
        const dead = `replica-${/replicas\/(\d)/.exec(seen[at] ? pathOf(seen[at]) : '')?.[1]}`;
        const later = servedBy(seen.slice(at + 1));
        if (later.size === 0) return 'Ask through the balancer again, now that one is dead.';
        return later.has(dead) ? `${dead} answered after it was killed: it must have been revived.` : null;
      },
    },
  ],
  slip: {
    says: 'Asking the server itself rather than the balancer, and killing a replica that there is none of.',
    asks: [get(path), get(path), get(path), { method: 'POST', path: '/gateway/replicas/9/kill' }, get(path)],
  },
  takeaway: 'Stateless servers can be multiplied, and one of them may die without anybody noticing.',
  after: [replica('revive')],
};
