import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import type { Exchange, HopCookies } from '#shared/model/exchange';
import { createTestEngine, startRawServer, type RawServer, type TestEngine } from '../engine/exchange.test-support';
import { plainJar } from '#shared/model/cookie';
import { createJars, type Jars } from './jars';

const lookup = dns.lookup;

/** Lets names below these lead to this machine, as a hosts file would; answers how to end that. */
export function leadHere(suffixes: readonly string[]): () => void {
  const found = ((name: string, options: object, done: (error: null, addresses: dns.LookupAddress[]) => void) => {
    if (!suffixes.some((suffix) => name === suffix || name.endsWith(`.${suffix}`)))
      return lookup(name, options as dns.LookupAllOptions, done as never);
    return done(null, [{ address: '127.0.0.1', family: 4 }]);
  }) as unknown as typeof dns.lookup;
  dns.lookup = found;
  syncBuiltinESMExports();
  return () => {
    dns.lookup = lookup;
    syncBuiltinESMExports();
  };
}

/** An engine with a jar, and a bare socket that answers as it is told. */
export interface CookieTable {
  readonly engine: TestEngine;
  readonly jars: Jars;
  readonly server: RawServer;
  /** Heads to answer with, by path; each is whole but for its length. */
  readonly answers: Map<string, string>;
  url(host: string, path?: string): string;
  /** The Cookie fields that came, in order. */
  cookieFields(): (string | null)[];
  close(): Promise<void>;
}

export async function startCookieTable(): Promise<CookieTable> {
  const jars = createPassingJars();
  const engine = await createTestEngine({ cookies: jars.boxOf(plainJar) });
  const answers = new Map<string, string>();
  const heads: string[] = [];
  const server = await startRawServer((socket) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const path = /^\S+ ([^\s?]*)/.exec(text)?.[1] ?? '/';
        heads.push(text.slice(0, end));
        text = text.slice(end + 4);
        socket.write(Buffer.from(`${answers.get(path) ?? 'HTTP/1.1 200 OK\r\n'}Content-Length: 0\r\n\r\n`, 'latin1'));
      }
    });
  });
  return {
    engine,
    jars,
    server,
    answers,
    url: (host, path = '/') => `http://${host}:${server.port}${path}`,
    cookieFields: () => heads.map((head) => /^cookie: (.*)$/im.exec(head)?.[1]?.trim() ?? null),
    async close() {
      await engine.close();
      await jars.close();
      await server.close();
    },
  };
}

export const setting = (...lines: string[]): string =>
  `HTTP/1.1 200 OK\r\n${lines.map((line) => `Set-Cookie: ${line}\r\n`).join('')}`;

/** What the jar had to do with the last hop. */
export function cookiesOf(exchange: Exchange): HopCookies {
  const cookies = exchange.hops.at(-1)?.cookies;
  if (!cookies)
    throw new Error(`no jar took part: ${exchange.phase === 'failed' ? JSON.stringify(exchange.failure) : exchange.phase}`);
  return cookies;
}

/** Jars that last as long as the program: one for each that is asked for. */
export function createPassingJars(): Jars {
  const nothing = { ok: true as const, value: null };
  return createJars({
    vault: {
      list: async () => ({ ok: true, value: [] }),
      read: async () => nothing,
      rewrite: async () => ({ ok: true, value: 'closed' }),
    },
    keepsSession: async () => false,
  });
}
