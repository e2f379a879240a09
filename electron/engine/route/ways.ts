import { shownPac } from '#shared/http/proxy-setting';
import { bareHost, hrefOf, originOf, type UrlParts } from '#shared/http/url-parts';
import type { RequestOptions } from '#shared/model/request-options';
import type { PacOutcome, PacRunner } from '../../pac/pac-runner';
import { stopWith } from '../stopped';
import type { Environment } from './by-environment';
import type { Choice } from './choice';
import { chooseWay } from './choose-way';
import { readPacAnswer } from './pac-answer';
import { createPacFiles, type FetchPac } from './pac-files';
import type { SystemSettings } from './system/system-settings';

/** What a choice needs of the exchange it is for. */
export interface Asking {
  readonly fetch: FetchPac;
  /** The addresses of a name, those of IPv4 first; rejects where there are none. */
  readonly lookUp: (name: string) => Promise<readonly string[]>;
  readonly signal: AbortSignal;
}

/** Finds out which way requests go. */
export interface Ways {
  choose(url: UrlParts, wishes: Pick<RequestOptions, 'proxy' | 'noProxy' | 'unixSocket'>, asking: Asking): Promise<Choice>;
  /** What decided so led nowhere: whoever it was is asked anew the next time. */
  doubt(): void;
  close(): Promise<void>;
}

export interface WaysOptions {
  readonly env?: Environment;
  readonly readSystem?: (env: Environment) => Promise<SystemSettings | null>;
}

/** So long what a system said is believed, in milliseconds. */
const systemMs = 5_000;

export function createWays({ env = process.env, readSystem = readOwnSystem }: WaysOptions = {}): Ways {
  const files = createPacFiles();
  let running: Promise<PacRunner> | null = null;
  let asked: { readonly at: number; readonly settings: Promise<SystemSettings | null> } | null = null;

  function system(): Promise<SystemSettings | null> {
    const isFresh = asked !== null && performance.now() - asked.at < systemMs;
    if (!isFresh || asked === null) asked = { at: performance.now(), settings: readSystem(env) };
    return asked.settings;
  }

  async function askPac(address: string, url: UrlParts, { fetch, lookUp, signal }: Asking) {
    const file = await files.read(address, fetch);
    // Most requests need none of it.
    running ??= import('../../pac/pac-runner').then(({ createPacRunner }) => createPacRunner());
    const runner = await running;
    const outcome = await runner.ask({ script: file.text, url: addressForPac(url), host: bareHost(url.host), lookUp, signal });
    const { end } = outcome;
    const refuse = (problem: Exclude<typeof end.kind, 'answered'>, detail: string): never => {
      files.doubt();
      return stopWith({ kind: 'pacFailed', source: shownPac(address), problem, detail });
    };
    if (end.kind !== 'answered') return refuse(end.kind, end.detail);
    const { routes, notes } = readPacAnswer(end.answer);
    if (routes.length === 0) return refuse('nonsense', `“${end.answer ?? ''}”`);
    return {
      routes,
      said: (end.answer ?? 'null').replace(/[^\s;]+@/g, ''),
      notes: [...file.notes, ...notesOf(outcome), ...notes],
    };
  }

  return {
    choose: (url, wishes, asking) =>
      chooseWay(url, wishes, { env, readSystem: system, askPac: (address, place) => askPac(address, place, asking) }),
    doubt() {
      asked = null;
      files.doubt();
    },
    close: async () => (await running)?.close(),
  };
}

const readOwnSystem = async (env: Environment) => (await import('./system/read-system')).readSystem(env);

/** As browsers tell it: a PAC file learns nothing of what is asked over TLS but from whom; of all else no credentials. */
const addressForPac = (url: UrlParts): string => (url.scheme === 'https' ? `${originOf(url)}/` : hrefOf(url));

function notesOf({ said, names }: PacOutcome): string[] {
  const looked = names.map(({ name, addresses }) => `${name}: ${addresses.length === 0 ? 'none' : addresses.join(', ')}`);
  return [
    ...(looked.length === 0
      ? []
      : [`It looked up ${looked.length === 1 ? 'a name' : 'names'}: ${looked.slice(0, 10).join('; ')}.`]),
    ...said.map((text) => `It says “${text}”.`),
  ];
}
