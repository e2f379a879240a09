import { isSafe } from '#shared/http/methods';
import type { PageModel } from '#shared/hypermedia/page';

export interface MethodAction {
  readonly method: string;
  /** Sends at once, prepares a draft in the composer, or asks before it sends. */
  readonly does: 'sends' | 'prepares' | 'asks';
  /** Beside the method, where it says more. */
  readonly words: string;
}

const order = ['GET', 'POST', 'PUT', 'PATCH', 'HEAD', 'OPTIONS'];
/** What can be asked of any resource when nothing is said about it. */
const usual = ['GET', 'HEAD', 'OPTIONS'];

/** The methods of a page as buttons, in the order people look for them, DELETE at the end. */
export function methodActions(page: PageModel): MethodAction[] {
  const said = page.methods.filter(({ allowed }) => allowed).map(({ method }) => method);
  const names = said.length > 0 ? said : usual;
  const rank = (method: string) =>
    method === 'DELETE' ? order.length + 1 : order.includes(method) ? order.indexOf(method) : order.length;
  return names
    .toSorted((a, b) => rank(a) - rank(b))
    .map((method) => ({ method, does: doesOf(method), words: wordsOf(method, page) }));
}

function doesOf(method: string): MethodAction['does'] {
  if (isSafe(method)) return 'sends';
  return method === 'DELETE' ? 'asks' : 'prepares';
}

const wordsOf = (method: string, page: PageModel): string => (method === 'POST' && page.table !== null ? 'add one' : '');

/** Path and query of an address, for a sentence. */
export function pathOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { pathname, search } = new URL(address);
  return pathname + search;
}
