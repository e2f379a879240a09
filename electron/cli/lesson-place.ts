import type { LessonPlace } from '#shared/lessons/draft-of-ask';
import { valueAt } from '#shared/lessons/seen';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import type { Fetched } from '../engine/fetch-page';

export interface FoundPlace {
  readonly place: LessonPlace;
  /** Puts the server back to its beginning; does nothing to one that is not ours. */
  reset(): void;
  close(): Promise<void>;
}

type Ask = (draft: RequestDraft) => Promise<Fetched>;

/** The practice server at an address, or one of our own; a sentence where there is none. */
export const findLessonPlace = (url: string | null, ask: Ask): Promise<FoundPlace | string> =>
  url === null ? startPlace() : readPlace(url, ask);

async function startPlace(): Promise<FoundPlace> {
  const { startPracticeServer } = await import('../practice/server');
  const server = await startPracticeServer({ port: 0, gateway: true, tls: true, complain: () => {} });
  const doors = { practice: server.url, balancer: server.gateway?.url ?? null, secure: server.tls?.urls['good'] ?? null };
  return { place: { doors, accounts: server.accounts }, reset: () => server.reset(), close: () => server.stop() };
}

async function readPlace(typed: string, ask: Ask): Promise<FoundPlace | string> {
  const url = /^https?:\/\//.test(typed) ? typed : `http://${typed}`;
  if (!URL.canParse(url)) return `“${typed}” is not a web address.`;
  const { origin } = new URL(url);
  const read = async (path: string): Promise<unknown> => parse((await ask(createDraft(origin + path))).text);
  const people = valueAt(await read('/whoami/accounts'), 'people');
  if (!Array.isArray(people)) return `There is no practice server at ${origin}.`;
  const accounts = people.map((each) => ({ username: textOf(valueAt(each, 'username')), token: textOf(valueAt(each, 'token')) }));
  const doors = {
    practice: origin,
    balancer: originOf(valueAt(await read('/gateway/'), 'url')),
    secure: originOf(valueAt(await read('/tls/'), 'urls', 'good')),
  };
  return { place: { doors, accounts }, reset: () => {}, close: async () => {} };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const originOf = (value: unknown): string | null =>
  typeof value === 'string' && URL.canParse(value) ? new URL(value).origin : null;
