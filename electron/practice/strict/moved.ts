import type { Endpoint } from '../endpoint.ts';
import { json } from '../frame/answer.ts';

interface Move {
  readonly name: string;
  readonly status: number;
  readonly location: string;
  readonly methods: Endpoint['methods'];
  readonly says: string;
}

const moves: readonly Move[] = [
  {
    name: 'volumes',
    status: 301,
    location: '/strict/books',
    methods: ['GET'],
    says: 'The books used to be called volumes. The new address is for good, so bookmarks should be changed.',
  },
  {
    name: 'book-of-the-day',
    status: 302,
    location: '/strict/books/31',
    methods: ['GET'],
    says: 'Today it is this book and tomorrow another, so the address to remember is this one.',
  },
  {
    name: 'ballots',
    status: 303,
    location: '/formats/book',
    methods: ['POST'],
    says: 'The vote is taken; what came of it is to be read, with GET, at another address.',
  },
  {
    name: 'night-desk',
    status: 307,
    location: '/anything',
    methods: ['GET', 'POST', 'PUT'],
    says: 'The desk is elsewhere tonight. Method and body go along unchanged, and tomorrow one comes here again.',
  },
  {
    name: 'old-desk',
    status: 308,
    location: '/anything',
    methods: ['GET', 'POST', 'PUT'],
    says: 'The desk has moved for good, and method and body go along unchanged.',
  },
];

export const movedPlaces: readonly Endpoint[] = moves.map(({ name, status, location, methods, says }) => ({
  path: `/strict/${name}`,
  methods,
  group: 'Strict manners',
  summary: `${status}: ${location} in place of /strict/${name}`,
  description: says,
  tryIt: [{ method: methods.at(-1) ?? 'GET', path: `/strict/${name}`, expect: status, says: 'see Location' }],
  handle: () => json(status, { detail: says, location }, [['Location', location]]),
}));

const languages = ['en', 'de', 'fr'];

export const translations: Endpoint = {
  path: '/strict/translations',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'Several of the same, and the choice is yours',
  description:
    'Answers 300 with the translations as links, because the server does not know which one you would like. A client may follow Location, the one the server would take.',
  tryIt: [{ method: 'GET', path: '/strict/translations', expect: 300, says: 'three to choose from' }],
  handle(ask) {
    const choices = languages.map((language) => ({ language, url: `${ask.origin}/media/greeting?language=${language}` }));
    const links = choices.map(({ language, url }) => `<${url}>; rel="alternate"; hreflang="${language}"`);
    return json(300, { choices }, [
      ['Link', links.join(', ')],
      ['Location', '/media/greeting?language=en'],
      ['TCN', 'list'],
    ]);
  },
};
