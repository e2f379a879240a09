import type { Endpoint } from '../endpoint.ts';
import { json, typed, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';

interface Facts {
  readonly id: number;
  readonly title: string;
  readonly self: string;
}
interface Variant {
  readonly lacks: string;
  show(facts: Facts): WholeAnswer;
}

const links = (self: string) => ({ self, comments: `${self}comments/`, collection: self.replace(/\d+\/$/, '') });

/** One book, whole and with one of the four parts of a uniform interface taken away. */
const variants: Readonly<Record<string, Variant>> = {
  whole: {
    lacks: 'nothing: it has an address, can be changed from what is shown, says what it is, and where to go on',
    show: ({ id, title, self }) =>
      json(200, { url: self, id, title, links: links(self) }, [['Allow', 'GET, PUT, PATCH, DELETE']]),
  },
  identification: {
    lacks: 'an address of its own: which book this is, only the session knows',
    show: ({ title }) => json(200, { title, links: { next: '/contrasts/uniform/identification?action=next' } }),
  },
  representation: {
    lacks: 'what it takes to change it: text for people, without the number of the book',
    show: ({ title, self }) => json(200, { url: self, text: `A fine copy of “${title}”.`, links: links(self) }),
  },
  description: {
    lacks: 'words on what it is: the type says bytes, so a reader must know beforehand',
    show: ({ id, title, self }) =>
      typed(200, 'application/octet-stream', JSON.stringify({ url: self, id, title, links: links(self) })),
  },
  hypermedia: {
    lacks: 'a way on: no links and no methods, so the next address must be known from elsewhere',
    show: ({ id, title }) => json(200, { id, title }),
  },
};
const names = Object.keys(variants);

export const uniformInterface: Endpoint = {
  path: '/contrasts/uniform/{name}',
  methods: ['GET'],
  group: 'Bad twins',
  summary: 'A uniform interface, and one part of it missing',
  description: `The same book as ${names.join(', ')}. whole has all four parts of a uniform interface; each of the others lacks the one it is named after.`,
  tryIt: names.map((name) => ({
    method: 'GET',
    path: `/contrasts/uniform/${name}`,
    expect: 200,
    says: `lacks ${variants[name]?.lacks ?? ''}`,
  })),
  handle(ask) {
    const name = ask.params['name'] ?? '';
    const variant = Object.hasOwn(variants, name) ? variants[name] : undefined;
    return variant ? variant.show(factsFor(ask)) : refuse(ask, { status: 404, detail: `There are ${names.join(', ')}.` });
  },
};

const factsFor = (ask: Ask): Facts => ({ id: 21, title: 'The Salt Archive', self: `${ask.origin}/library/books/21/` });
