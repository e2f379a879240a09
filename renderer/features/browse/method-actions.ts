import { isSafe } from '#shared/http/methods';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import type { MethodSource, PageMethod, PageModel } from '#shared/hypermedia/page';
import type { Refusals } from '../../state/knowledge';

export interface MethodAction {
  readonly method: string;
  /** Sends at once, prepares a draft in the composer, or asks before it sends. */
  readonly does: 'sends' | 'prepares' | 'asks';
  /** Beside the method, where it says more. */
  readonly words: string;
  /** False when the server said that the method is not for this resource. */
  readonly isAllowed: boolean;
  /** Where it is known from that the method is allowed, or not, as a sentence. */
  readonly source: string;
}

const order = ['GET', 'POST', 'PUT', 'PATCH', 'HEAD', 'OPTIONS'];
/** What can be asked of any resource when nothing is said about it. */
const usual = ['GET', 'HEAD', 'OPTIONS'];

/** Sources that name every method there is; a form or an action names its own alone. */
const saysAll: ReadonlySet<MethodSource> = new Set(['Allow', 'OPTIONS', 'OpenAPI']);

/** The methods of a page as buttons, in the order people look for them, DELETE at the end; what was refused before is marked. */
export function methodActions(page: PageModel, refusals: Refusals = {}): MethodAction[] {
  const said = new Map(page.methods.map((one) => [one.method, one]));
  const isWhole = [...said.values()].some(({ allowed, source }) => allowed && saysAll.has(source));
  const isGettable = !isWhole || said.get('GET')?.allowed === true;
  const names = new Set([...said.keys(), ...Object.keys(refusals), ...(isGettable ? usual : [])]);
  return [...names]
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((method) => actionOf(method, said.get(method), { page, refusals }));
}

function rankOf(method: string): number {
  if (method === 'DELETE') return order.length + 1;
  return order.includes(method) ? order.indexOf(method) : order.length;
}

interface Place {
  readonly page: PageModel;
  readonly refusals: Refusals;
}

function actionOf(method: string, said: PageMethod | undefined, { page, refusals }: Place): MethodAction {
  const action = { method, does: doesOf(method) };
  const status = refusals[method];
  if (status !== undefined) {
    const source = `The server answered ${method} with ${status} before.`;
    return { ...action, words: refusalWords[status] ?? '', isAllowed: status !== 405, source };
  }
  const words = said?.source === 'answer' ? said.words : wordsOf(method, page);
  return { ...action, words, isAllowed: said?.allowed !== false, source: sourceOf(said) };
}

const refusalWords: Readonly<Record<number, string>> = {
  401: 'asks who you are',
  403: 'not for this identity',
  405: 'not for this resource',
};

function sourceOf(said: PageMethod | undefined): string {
  if (!said) return 'Nothing is said of it; it can be asked of any resource.';
  return said.words === '' || said.source === 'answer' ? sources[said.source] : `${said.words}. ${sources[said.source]}`;
}

const sources: { readonly [S in MethodSource]: string } = {
  Allow: 'Allowed, says the Allow field of this answer.',
  OPTIONS: 'Allowed, says the answer to OPTIONS.',
  OpenAPI: 'Described in the OpenAPI document.',
  action: 'The answer offers an action that uses it.',
  form: 'The answer offers a form that uses it.',
  permission: 'Whom you send as may do it.',
  answer: 'This answer says so.',
};

function doesOf(method: string): MethodAction['does'] {
  if (isSafe(method)) return 'sends';
  return method === 'DELETE' ? 'asks' : 'prepares';
}

/** To GraphQL any operation is posted, and none of them has to add anything. */
const wordsOf = (method: string, { table, kind }: PageModel): string =>
  method === 'POST' && table !== null && kind !== 'graphql' ? 'add one' : '';

/** The form that a method writes with here: that of the page itself first. */
export const formOf = ({ forms, url }: PageModel, method: string): PageForm | undefined =>
  forms.find((one) => one.method === method && one.url === url) ?? forms.find((one) => one.method === method);

/** Who says what is allowed, in few words: "Allow and OPTIONS". */
export function sayersOf({ methods }: PageModel): string[] {
  const words: Partial<Record<MethodSource, string>> = {
    Allow: 'Allow',
    OPTIONS: 'OPTIONS',
    OpenAPI: 'OpenAPI',
    action: 'actions',
    form: 'forms',
  };
  return [...new Set(methods.flatMap(({ allowed, source }) => (allowed ? (words[source] ?? []) : [])))];
}

/** Path and query of an address, for a sentence. */
export function pathOf(address: string): string {
  if (!URL.canParse(address)) return address;
  const { pathname, search } = new URL(address);
  return pathname + search;
}
