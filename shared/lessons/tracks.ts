import type { TrackId } from './lesson';

/** A part of the course. */
export interface Track {
  readonly id: TrackId;
  readonly title: string;
  /** What can be done at its end. */
  readonly aim: string;
}

/** All parts, in reading order. */
export const tracks: readonly Track[] = [
  {
    id: 'what-an-api-is',
    title: 'What an API is',
    aim: 'You can say what a client asks, what a server answers, and find your way through an API you have never seen.',
  },
  {
    id: 'rest-constraints',
    title: 'The constraints of REST',
    aim: 'You know the six constraints by what breaks when one of them is missing.',
  },
  {
    id: 'requests-and-messages',
    title: 'Requests, methods and messages',
    aim: 'You read a request and a response line by line, and pick the method that says what you mean.',
  },
  {
    id: 'authentication',
    title: 'Saying who you are',
    aim: 'You can choose between Basic, tokens, keys, sessions and OAuth, and name what each of them risks.',
  },
  {
    id: 'statuses-and-errors',
    title: 'Statuses and errors',
    aim: 'You know what a code asks you to do next, and what a good error owes its reader.',
  },
  {
    id: 'design',
    title: 'Designing an API as DRF does',
    aim: 'You see at a glance what makes an API pleasant or tiresome, and can put it right.',
  },
  {
    id: 'policies',
    title: 'Permissions, pages, rates and caches',
    aim: 'You can tell who may do what, turn pages without losing rows, live with a rate, and read what a cache did.',
  },
];
