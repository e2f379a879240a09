import type { Term } from './term';

/** The words that lessons use, in the order of the alphabet. */
export const glossary: readonly Term[] = [
  {
    id: 'client',
    term: 'client',
    also: [],
    meaning: 'Whoever asks: a browser, an app on a phone, a script, another server. It begins, and the [[server]] answers.',
  },
  {
    id: 'json',
    term: 'JSON',
    also: ['JavaScript Object Notation'],
    meaning: 'A way to write objects, lists, texts, numbers, true, false and null as text that any program can read (RFC 8259).',
  },
  {
    id: 'method',
    term: 'method',
    also: ['verb'],
    meaning:
      'The first word of a request: what is wanted with the [[resource]] that the address names, such as `GET` or `DELETE`.',
  },
  {
    id: 'resource',
    term: 'resource',
    also: [],
    meaning: 'Anything worth an address: a book, a list of books, today’s weather, the state of an order.',
  },
  {
    id: 'rest',
    term: 'REST',
    also: ['Representational State Transfer'],
    meaning:
      'A style of building on the web: [[resource|resources]] with addresses, read and changed by passing [[representation|representations]] of them back and forth.',
  },
  {
    id: 'representation',
    term: 'representation',
    also: [],
    meaning: 'A [[resource]] as it travels: its state at one moment, written in one format, such as a book as JSON.',
  },
  {
    id: 'server',
    term: 'server',
    also: ['backend'],
    meaning: 'A computer, or a program on one, that waits for requests and answers them by an agreed protocol.',
  },
  {
    id: 'stateless',
    term: 'stateless',
    also: [],
    meaning: 'Keeping nothing about the caller between requests, so that each one brings along all it takes to be understood.',
  },
  {
    id: 'throttle',
    term: 'throttle',
    also: ['rate limit'],
    meaning: 'A rule for how often somebody may ask in a stretch of time; beyond it the answer is `429`.',
  },
];

export const termNamed = (id: string): Term | undefined => glossary.find((term) => term.id === id);
