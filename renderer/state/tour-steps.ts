import type { RequestDraft } from '#shared/model/request-draft';
import type { FollowTarget } from './follow-draft';

/** What the requests of the tour are made from. */
export interface TourGround {
  /** Origin of the practice server, or of the balancer in front of it. */
  readonly door: string;
  /** Of somebody who may write. */
  readonly token: string;
  /** Of the book that is added; no other book has it. */
  readonly isbn: string;
}

/** One exchange of the tour. */
export interface TourStep {
  readonly title: string;
  /** What is about to happen. */
  readonly before: string;
  /** What there was to see. */
  readonly after: string;
  readonly method: string;
  /** Path and query, as the button says them. */
  readonly path: string;
  /** The status it is there to show. */
  readonly status: number;
  readonly draft: (ground: TourGround) => Partial<RequestDraft>;
}

const asNobody = (): Partial<RequestDraft> => ({ auth: { kind: 'none' } });

const withBook =
  (author: string) =>
  ({ token, isbn }: TourGround): Partial<RequestDraft> => ({
    auth: { kind: 'bearer', token, prefix: 'Token' },
    body: {
      kind: 'json',
      text: JSON.stringify({ title: 'A Book of Cairns', isbn, author, price: '12.50' }, null, 2),
    },
  });

/** From a list to an error worth understanding, in five exchanges. */
export const tourSteps: readonly TourStep[] = [
  {
    title: 'Read a list',
    before: 'The library has 240 books. A list comes in pages, twenty books at a time.',
    after: 'Twenty books of 240, and a link named next.',
    method: 'GET',
    path: '/library/books/',
    status: 200,
    draft: asNobody,
  },
  {
    title: 'Turn the page',
    before: 'Go where next leads; nothing has to be counted.',
    after: 'Page two, at the address that the first page gave.',
    method: 'GET',
    path: '/library/books/?page=2',
    status: 200,
    draft: asNobody,
  },
  {
    title: 'Open one book',
    before: 'Each row has an address of its own.',
    after: 'One book, with links to its author and its comments to go on from.',
    method: 'GET',
    path: '/library/books/21/',
    status: 200,
    draft: asNobody,
  },
  {
    title: 'Add a book',
    before: 'POST to the list adds to it. alice’s token goes along, since strangers may only read.',
    after: '201 Created, and Location says where the new book lives.',
    method: 'POST',
    path: '/library/books/',
    status: 201,
    draft: withBook('/library/authors/1/'),
  },
  {
    title: 'Add it once more',
    before: 'The same ISBN again, at the strict twin of the library.',
    after: '409 Conflict: the request is well made, but the ISBN is taken, and the body names the book that has it.',
    method: 'POST',
    path: '/strict/books',
    status: 409,
    draft: withBook('/library/authors/1/'),
  },
];

/** The request of a step, as a link that is followed. */
export function tourTarget({ method, path, draft }: TourStep, ground: TourGround): FollowTarget {
  return { url: ground.door + path, method, draft: draft(ground) };
}
