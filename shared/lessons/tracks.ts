import type { TrackId } from './lesson';

/** A part of the course. */
export interface Track {
  readonly id: TrackId;
  readonly title: string;
  /** What can be done at its end. */
  readonly aim: string;
  /** What all of it comes down to, once it is done. */
  readonly closing: string;
}

/** All parts, in reading order. */
export const tracks: readonly Track[] = [
  {
    id: 'what-an-api-is',
    title: 'What an API is',
    aim: 'You can say what a client asks, what a server answers, and find your way through an API you have never seen.',
    closing: 'A resource has an address, a representation travels, and the contract between two programs is all they share.',
  },
  {
    id: 'rest-constraints',
    title: 'The constraints of REST',
    aim: 'You know the six constraints by what breaks when one of them is missing.',
    closing:
      'Each constraint takes something away and gives something back: servers that can be multiplied, answers that can be kept, programs that can change alone.',
  },
  {
    id: 'requests-and-messages',
    title: 'Requests, methods and messages',
    aim: 'You read a request and a response line by line, and pick the method that says what you mean.',
    closing: 'Method and status are the core of the contract; head and body say the rest, as bytes with a label.',
  },
  {
    id: 'authentication',
    title: 'Saying who you are',
    aim: 'You can choose between Basic, tokens, keys, sessions and OAuth, and name what each of them risks.',
    closing: 'First who, then whether they may. Prefer what can be taken back, and never send it in the open.',
  },
  {
    id: 'statuses-and-errors',
    title: 'Statuses and errors',
    aim: 'You know what a code asks you to do next, and what a good error owes its reader.',
    closing: 'The number tells a program what to do next, the words tell a person what to change.',
  },
  {
    id: 'design',
    title: 'Designing an API as DRF does',
    aim: 'You see at a glance what makes an API pleasant or tiresome, and can put it right.',
    closing: 'Consistency is worth more than any single choice: one name, one meaning, errors that can be read.',
  },
  {
    id: 'policies',
    title: 'Permissions, pages, rates and caches',
    aim: 'You can tell who may do what, turn pages without losing rows, live with a rate, and read what a cache did.',
    closing:
      'Say no to the right people, turn pages by what you are given, wait as long as you are told, and know who made the copy you hold.',
  },
];
