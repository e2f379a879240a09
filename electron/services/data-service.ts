import { rm } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import type { CallName, CallOutput, Caller, Handlers, HandlersOf, Publish } from '#shared/contract/types';
import { cookieIdOf } from '#shared/model/cookie';
import type { DataPlace, Erasable } from '#shared/model/data-place';
import { noProgress } from '#shared/model/lesson-progress';
import { noStatuses } from '#shared/model/met-statuses';
import { defaultSettings } from '#shared/model/settings';
import { fail, ok, type Result } from '#shared/result';
import { copyData } from '../storage/copy-data.ts';
import { attempt } from '../storage/file-failure.ts';
import { changeLessonProgress } from '../storage/lesson-progress-file.ts';
import { changeMetStatuses } from '../storage/met-statuses-file.ts';
import { rememberScriptTrust } from '../storage/script-trust.ts';
import { lastingNames, readDataPlaces } from './data-places';

interface Parts {
  /** The data folder. */
  readonly home: string;
  readonly publish: Publish;
  readonly forgetDescriptions: () => Promise<Result<null>>;
  /** What others can erase themselves is asked of them: they know who has to hear of it. */
  readonly handlers: Pick<
    Handlers,
    'history.clear' | 'cookie.listJars' | 'cookie.list' | 'cookie.remove' | 'advice.read' | 'advice.heed' | 'settings.change'
  >;
}

type DataHandlers = Pick<HandlersOf<'app'>, 'app.dataPlaces' | 'app.erase' | 'app.copyData'>;

/** Tells what is kept and where, erases it part by part, and copies all of it. */
export function createDataService(parts: Parts): DataHandlers {
  const erasing = erasingBy(parts);
  return {
    async 'app.dataPlaces'(_, caller) {
      const places = await readDataPlaces(parts.home);
      return ok(await Promise.all(places.map((place) => withCookies(place, parts.handlers, caller))));
    },
    'app.erase': ({ what }, caller) => erasing[what](caller),
    async 'app.copyData'({ to }) {
      if (!isAbsolute(to)) return fail({ kind: 'rejectedInput', issues: ['to: it must begin at the root'] });
      return copyData(parts.home, lastingNames(), resolve(to));
    },
  };
}

/** Without a file for them, cookies are in memory alone: also there they can be erased. */
async function withCookies(place: DataPlace, handlers: Parts['handlers'], caller: Caller): Promise<DataPlace> {
  if (place.erasable !== 'cookies' || place.bytes !== null) return place;
  const jars = await handlers['cookie.listJars'](null, caller);
  return jars.ok ? { ...place, inMemory: jars.value.reduce((sum, { count }) => sum + count, 0) } : place;
}

type Erase = (caller: Caller) => Promise<Result<null>>;

const erasingBy = ({ home, publish, forgetDescriptions, handlers }: Parts): Readonly<Record<Erasable, Erase>> => ({
  history: (caller) => handlers['history.clear'](null, caller),
  async cookies(caller) {
    const jars = await handlers['cookie.listJars'](null, caller);
    return jars.ok ? inTurn(jars.value, ({ jar }) => emptyJar(handlers, jar, caller)) : jars;
  },
  bin: () =>
    attempt(join(home, 'bin'), async () => {
      await rm(join(home, 'bin'), { recursive: true, force: true });
      return ok(null);
    }),
  async learning() {
    const statuses = await changeMetStatuses(join(home, 'statuses.json'), () => noStatuses);
    if (!statuses.ok) return statuses;
    publish('statuses.changed', statuses.value);
    const lessons = await changeLessonProgress(join(home, 'lessons.json'), () => noProgress);
    if (!lessons.ok) return lessons;
    publish('lessons.changed', lessons.value);
    return ok(null);
  },
  async advice(caller) {
    const ignored = await handlers['advice.read']({ root: null }, caller);
    return ignored.ok ? inTurn(ignored.value, (entry) => handlers['advice.heed']({ root: null, entry }, caller)) : ignored;
  },
  async scripts() {
    const forgotten = await rememberScriptTrust(home).forgetAll();
    return forgotten.ok ? ok(null) : forgotten;
  },
  descriptions: forgetDescriptions,
  settings: async (caller) => nothing(await handlers['settings.change'](defaultSettings, caller)),
});

async function emptyJar(
  handlers: Parts['handlers'],
  jar: CallOutput<'cookie.listJars'>[number]['jar'],
  caller: Caller,
): Promise<Result<unknown>> {
  const held = await handlers['cookie.list']({ jar }, caller);
  if (!held.ok) return held;
  const ids = held.value.map(cookieIdOf);
  return handlers['cookie.remove']({ jar, ids }, caller);
}

/** One after the other; the first that does not go well is the answer. */
async function inTurn<T>(list: readonly T[], act: (one: T) => Promise<Result<unknown>>): Promise<Result<null>> {
  for (const one of list) {
    const done = await act(one);
    if (!done.ok) return done;
  }
  return ok(null);
}

const nothing = (done: Result<CallOutput<CallName>>): Result<null> => (done.ok ? ok(null) : done);
