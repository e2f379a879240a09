import type { HandlersOf, Publish } from '#shared/contract/types';
import type { RequestPlace } from '#shared/model/collection';
import type { JarCookie, JarName } from '#shared/model/cookie';
import { fail, ok, type Result } from '#shared/result';
import type { Jar, JarChange } from '../cookies/jar.ts';
import { createJars, type Jars } from '../cookies/jars.ts';
import type { CookieVault } from '../cookies/keep-jar.ts';
import { readNetscape, writeNetscape } from '../cookies/netscape.ts';
import { cookieIdOf, factsOf, isExpired, type StoredCookie } from '../cookies/stored-cookie.ts';
import { cookieFromTyped } from '../cookies/typed-cookie.ts';
import type { CookieBox } from '../engine/cookie-box.ts';
import { jarNameFor } from '../runner/jar-name.ts';
import type { LayerSources } from '../runner/variable-layers.ts';
import { cookiesForHost, hostOf } from './host-cookies.ts';
import type { SettingsService } from './settings-service';

interface Parts {
  readonly vault: CookieVault;
  readonly publish: Publish;
  readonly sources: LayerSources;
  readonly settings: Pick<SettingsService, 'readCookies'>;
}

export interface CookieService {
  readonly handlers: HandlersOf<'cookie'>;
  /** The jar that a request uses which is saved there; null where the user wants none. */
  readonly boxFor: (place: RequestPlace | null) => Promise<CookieBox | null>;
  /** The same for many requests in a row. */
  readonly serialBoxFor: (place: RequestPlace | null) => Promise<CookieBox | null>;
  close(): Promise<void>;
}

/** What was taken out of jars and can be put back: so many times. */
const mostUndone = 50;

/** The jars of cookies: looked at, changed by hand, and handed to exchanges. */
export function createCookieService({ vault, publish, sources, settings }: Parts): CookieService {
  const jars = createJars({
    vault,
    keepsSession: async () => (await settings.readCookies()).keepSession,
    onChange: (jar) => publish('cookies.changed', { jar }),
  });
  const boxFor = async (place: RequestPlace | null, open: (name: JarName) => CookieBox) =>
    (await settings.readCookies()).enabled ? open(await jarNameFor(place, sources)) : null;
  return {
    handlers: createHandlers(jars, sources),
    boxFor: (place) => boxFor(place, (name) => jars.boxOf(name)),
    serialBoxFor: (place) => boxFor(place, (name) => jars.serialBoxOf(name)),
    close: () => jars.close(),
  };
}

function createHandlers(jars: Jars, sources: LayerSources): HandlersOf<'cookie'> {
  const findJar = (place: RequestPlace | null) => jarNameFor(place, sources);
  const removed = new Map<string, readonly StoredCookie[]>();
  return {
    'cookie.listJars': async () => ok(await jars.list()),
    'cookie.findJar': async ({ place }) => ok(await findJar(place)),
    async 'cookie.forHost'({ draft, place }) {
      const jar = await jars.open(await findJar(place));
      return ok(cookiesForHost(jar, await hostOf(draft, place, sources)));
    },
    async 'cookie.list'({ jar }) {
      const { cookies } = await jars.open(jar);
      const now = Date.now();
      return ok([...cookies.values()].filter((cookie) => !isExpired(cookie, now)).map(shownOf));
    },
    async 'cookie.readValue'({ jar, id }) {
      const cookie = (await jars.open(jar)).cookies.get(id);
      return cookie ? ok({ value: cookie.value }) : noCookie;
    },
    'cookie.save': async ({ jar, cookie, before }) => saveTyped(await jars.open(jar), cookie, before),
    async 'cookie.remove'({ jar, ids }) {
      const opened = await jars.open(jar);
      const gone = ids.flatMap((id) => opened.cookies.get(id) ?? []);
      opened.change(gone.map((cookie): JarChange => [cookieIdOf(cookie), null]));
      const undo = crypto.randomUUID();
      removed.set(undo, gone);
      for (const old of [...removed.keys()].slice(0, -mostUndone)) removed.delete(old);
      return ok({ removed: gone.length, undo });
    },
    async 'cookie.restore'({ jar, undo }) {
      const opened = await jars.open(jar);
      const back = removed.get(undo) ?? [];
      removed.delete(undo);
      // What a server has set since is newer.
      opened.change(
        back.flatMap((cookie): JarChange[] => (opened.cookies.has(cookieIdOf(cookie)) ? [] : [[cookieIdOf(cookie), cookie]])),
      );
      return ok(null);
    },
    async 'cookie.import'({ jar, text }) {
      const opened = await jars.open(jar);
      const now = Date.now();
      const read = readNetscape(text, now);
      const judged = read.cookies.map((cookie) => cookieFromTyped(cookie, null, now));
      const taken = judged.flatMap((cookie) => (typeof cookie === 'string' || isExpired(cookie, now) ? [] : [cookie]));
      opened.change(taken.map((cookie): JarChange => [cookieIdOf(cookie), cookie]));
      const refused = judged.flatMap((cookie, at) =>
        typeof cookie === 'string' ? [`${read.cookies[at]?.name}: ${cookie}`] : [],
      );
      const expired = judged.length - refused.length - taken.length;
      return ok({
        taken: taken.length,
        passedOver: [...read.passedOver, ...refused, ...(expired > 0 ? [`${expired} had expired`] : [])].slice(0, 100),
      });
    },
    'cookie.export': async ({ jar }) => ok({ text: writeNetscape((await jars.open(jar)).cookies.values()) }),
  };
}

const noCookie = fail<{ value: string }>({ kind: 'notFound', what: 'this cookie' });

function saveTyped(jar: Jar, typed: Parameters<typeof cookieFromTyped>[0], before: string | null): Result<JarCookie> {
  const old = before === null ? null : (jar.cookies.get(before) ?? null);
  const cookie = cookieFromTyped(typed, old, Date.now());
  if (typeof cookie === 'string') return fail({ kind: 'rejectedInput', issues: [cookie] });
  const id = cookieIdOf(cookie);
  jar.change([...(before !== null && before !== id ? [[before, null] as const] : []), [id, cookie]]);
  return ok(shownOf(cookie));
}

const shownOf = (cookie: StoredCookie): JarCookie => ({
  ...factsOf(cookie),
  setBy: cookie.setBy,
  createdAt: cookie.createdAt,
  usedAt: cookie.usedAt,
  valueBytes: Buffer.byteLength(cookie.value),
});
