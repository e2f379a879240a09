import { bodyAt, field, rowsAt, statusOf, textAt } from '#shared/lessons/seen';
import type { Answer } from '../use-bench';
import { tokenOf } from './cart-facts';
import { count } from './words';

/** Something that the client keeps between its requests. */
export interface Held {
  readonly name: string;
  /** Null: nothing yet. */
  readonly value: string | null;
  /** How it goes along with the next request. */
  readonly travels: string;
  /** What the server made of it the last time. */
  readonly came: string;
}

export interface ClientState {
  readonly token: string | null;
  readonly etag: string | null;
  readonly next: string | null;
  readonly held: readonly Held[];
}

/** What the client holds, by the answers that gave it. The server, asked without it, knows none of this. */
export function clientState(answers: readonly Answer[]): ClientState {
  const carts = answers.filter(({ tag }) => tag === 'cart');
  const pages = answers.filter(({ tag }) => tag === 'page');
  const books = answers.filter(({ tag }) => tag === 'book');
  const token = tokenOf(carts);
  const etag = books.map((answer) => field(answer, 'ETag')).findLast((tag) => tag !== null) ?? null;
  const next = pathOf(textAtLast(pages, 'next'));
  return {
    token,
    etag,
    next,
    held: [
      { name: 'The cart, in a token', value: token, travels: 'Authorization: Bearer …', came: cartWords(answers) },
      { name: 'The version of a book', value: etag, travels: 'If-None-Match: …', came: bookWords(books) },
      { name: 'The place in a list', value: next, travels: 'the address itself', came: pageWords(pages) },
    ],
  };
}

function textAtLast(answers: readonly Answer[], name: string): string {
  const last = answers.at(-1);
  return last ? textAt(last, name) : '';
}

function pathOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { pathname, search } = new URL(address);
  return pathname + search;
}

function cartWords(answers: readonly Answer[]): string {
  const last = answers.findLast(({ tag }) => tag === 'cart' || tag === 'bare cart');
  if (!last) return '–';
  const lines = rowsAt(last, 'lines').length;
  return last.tag === 'bare cart' ? `without it: a new cart with ${count(lines, 'line')}` : `${count(lines, 'line')} in the cart`;
}

function bookWords(books: readonly Answer[]): string {
  const status = books.at(-1) && statusOf(books.at(-1) as Answer);
  if (status === undefined) return '–';
  return status === 304 ? '304: unchanged, nothing sent again' : `${status ?? 'no answer'}: the whole book`;
}

function pageWords(pages: readonly Answer[]): string {
  const last = pages.at(-1);
  if (!last) return '–';
  const total = bodyAt(last, 'count');
  return `${count(rowsAt(last, 'results').length, 'row')} of ${typeof total === 'number' ? total : 'many'}`;
}

export function clientStateSentence({ held }: ClientState): string {
  const kept = held.filter(({ value }) => value !== null).length;
  return kept === 0
    ? 'The client holds nothing yet. The server never will.'
    : `The client holds ${count(kept, 'thing')}; the server holds nothing of this client between two requests.`;
}
