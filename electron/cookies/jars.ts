import { plainJar, type JarFacts, type JarName } from '#shared/model/cookie';
import type { CookieBox } from '../engine/cookie-box';
import { createJar, type Jar, type JarChange } from './jar';
import { changedJarText, isJarEntry, jarEntryOf, readJarText, type CookieVault } from './keep-jar';
import { cookieIdOf, isExpired, type StoredCookie } from './stored-cookie';

/** The jars of all environments. What is in them is kept in the vault while that is open, else until the program ends. */
export interface Jars {
  /** The jar of an environment, as any program has left it. */
  open(name: JarName): Promise<Jar>;
  /** The same, for the engine. */
  boxOf(name: JarName): CookieBox;
  /** The same for many requests in a row: what another program has left meanwhile is looked for once a second at most. */
  serialBoxOf(name: JarName): CookieBox;
  /** Jars that hold something, and the one without an environment. */
  list(): Promise<JarFacts[]>;
  /** Writes what is waiting. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

interface Parts {
  readonly vault: CookieVault;
  /** Whether cookies that end with the session are kept as well. */
  readonly keepsSession: () => Promise<boolean>;
  readonly onChange?: (name: JarName) => void;
}

/** One jar and how it stands with what is kept of it. */
interface Kept {
  readonly jar: Jar;
  /** The entry as last read or written; undefined while it was never read. */
  text: string | null | undefined;
  /** When it was last read. */
  readAt: number;
  /** What is not written yet, by id. */
  readonly waiting: Map<string, StoredCookie | null>;
}

/** So long changes gather before they are written. */
const settleMs = 150;
/** So long what was read is good enough for one of many requests. */
const freshMs = 1_000;

export function createJars({ vault, keepsSession, onChange }: Parts): Jars {
  const jars = new Map<string, Kept>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  function keptOf(name: JarName): Kept {
    const entry = jarEntryOf(name);
    const known = jars.get(entry);
    if (known) return known;
    const waiting: Kept['waiting'] = new Map();
    const note = (changes: readonly JarChange[]) => {
      for (const [id, cookie] of changes) waiting.set(id, cookie);
      onChange?.(name);
      timer ??= setTimeout(() => void flush(), settleMs);
    };
    const kept: Kept = { jar: createJar(name, note), text: undefined, readAt: -Infinity, waiting };
    jars.set(entry, kept);
    return kept;
  }
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(async () => {
      for (const kept of jars.values()) await write(kept, vault, keepsSession);
    });
    return writing;
  }
  async function openEntry(name: string): Promise<void> {
    const read = await vault.read(name);
    const file = read.ok && read.value ? readJarText(read.value.value) : null;
    if (file && jarEntryOf(file.jar) === name) await open(file.jar);
  }

  const open = (name: JarName) => refresh(keptOf(name), vault);
  return {
    open,
    boxOf: (name) => boxOpenedBy(open, name),
    serialBoxOf(name) {
      const kept = keptOf(name);
      return boxOpenedBy(async () => (performance.now() - kept.readAt < freshMs ? kept.jar : refresh(kept, vault)), name);
    },
    async list() {
      const listed = await vault.list();
      const entries = listed.ok ? listed.value.filter(({ name }) => isJarEntry(name)) : [];
      for (const { name } of entries) await openEntry(name);
      const plain = await open(plainJar);
      const all = [...jars.values()].filter(({ jar }) => jar === plain || jar.cookies.size > 0);
      return all.map(factsOf);
    },
    flush,
    close: flush,
  };
}

const boxOpenedBy = (open: (name: JarName) => Promise<Jar>, name: JarName): CookieBox => ({
  jar: name,
  choose: async (request) => (await open(name)).choose(request),
  take: async (answer) => (await open(name)).take(answer),
});

/** Takes in what another program has written, and what came to light when the vault was opened. */
async function refresh(kept: Kept, vault: CookieVault): Promise<Jar> {
  const { jar, waiting } = kept;
  const read = await vault.read(jarEntryOf(jar.name));
  kept.readAt = performance.now();
  const text = read.ok ? (read.value?.value ?? null) : undefined;
  if (text === undefined || text === kept.text) return jar;
  const [before, written] = [cookiesIn(kept.text ?? null), cookiesIn(text)];
  kept.text = text;
  // What stood in the entry just so, and does no longer, was taken out of it; all else is of this program alone.
  const own = [...jar.cookies].filter(([id, cookie]) => !written.has(id) && !isSame(before.get(id), cookie));
  const mine = [...waiting].flatMap(([id, cookie]) => (cookie === null ? [] : [[id, cookie] as const]));
  const all = new Map([...own, ...written, ...mine]);
  for (const [id, cookie] of waiting) if (cookie === null) all.delete(id);
  jar.replace(all.values());
  return jar;
}

async function write(kept: Kept, vault: CookieVault, keepsSession: Parts['keepsSession']): Promise<void> {
  const { jar, waiting } = kept;
  if (waiting.size === 0) return;
  const changes = [...waiting];
  const keeping = { jar: jar.name, keepsSession: await keepsSession(), now: Date.now() };
  const written = await vault.rewrite(jarEntryOf(jar.name), (before) => changedJarText(before, changes, keeping));
  if (!written.ok || written.value === 'closed') return;
  for (const [id, cookie] of changes) if (waiting.get(id) === cookie) waiting.delete(id);
}

const factsOf = ({ jar }: Kept): JarFacts => {
  const now = Date.now();
  return { jar: jar.name, count: [...jar.cookies.values()].filter((cookie) => !isExpired(cookie, now)).length };
};

const cookiesIn = (text: string | null): Map<string, StoredCookie> =>
  new Map((text === null ? [] : (readJarText(text)?.cookies ?? [])).map((cookie) => [cookieIdOf(cookie), cookie]));

const isSame = (one: StoredCookie | undefined, other: StoredCookie): boolean =>
  one?.value === other.value && one.expires === other.expires;
