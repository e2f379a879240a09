import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Seen, seenFromAddress, seenFromExchange } from '#shared/advice/seen';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { readPage } from '#shared/hypermedia/read-page';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, type TestEngine } from './exchange.test-support';

type Fields = Readonly<Record<string, string>>;

/** Something that advice is to look at. */
export type AdviceCase =
  /** Sent to the practice server. */
  | readonly ['sent', what: string, method: string, path: string, headers?: Fields, body?: string]
  /** The same, as though the server stood at that origin. */
  | readonly ['sentTo', origin: string, method: string, path: string, headers?: Fields, body?: string]
  /** Sent to a server that answers just this: for what the practice server does not do. */
  | readonly [
      'answered',
      what: string,
      asked: readonly [method: string, path: string, headers?: Fields, body?: string],
      status: number,
      headers: Fields,
      body?: string,
    ]
  /** A saved request, of which the address is all that is known. */
  | readonly ['saved', method: string, url: string];

export interface AdviceBench {
  readonly practice: PracticeServer;
  see(one: AdviceCase): Promise<Seen>;
  close(): Promise<void>;
}

/** The practice server, a server that answers what it is told, and an engine that really sends. */
export async function createAdviceBench(): Promise<AdviceBench> {
  const engine = await createTestEngine();
  const practice = await startPracticeServer();
  const odd = await startOddServer();

  async function send(draft: RequestDraft, origin: string | null = null): Promise<Seen> {
    const sent = await engine.send(draft, draft.options);
    if (sent.phase === 'failed' && sent.head === null) throw new Error(`${draft.method} ${draft.url}: ${sent.failure.kind}`);
    const exchange =
      origin === null
        ? sent
        : { ...sent, hops: sent.hops.map((hop) => ({ ...hop, url: hop.url.replace(practice.url, origin) })) };
    const body = await bodyOf(engine, sent);
    const page = exchange.phase === 'finished' ? readPage(pageOfExchange(exchange, body)) : null;
    return seenFromExchange({ exchange, draft, body, page });
  }

  return {
    practice,
    async see(one) {
      switch (one[0]) {
        case 'saved':
          return seenFromAddress({ id: one[2], name: '', method: one[1], url: one[2] });
        case 'sent':
          return send(draftOf(practice.url, one[2], one[3], one[4], one[5]));
        case 'sentTo':
          return send(draftOf(practice.url, one[2], one[3], one[4], one[5]), one[1]);
        case 'answered': {
          const [, , [method, path, headers, body], status, answered, text = ''] = one;
          odd.next({ status, headers: answered, body: text });
          return send(draftOf(odd.url, method, path, headers, body));
        }
      }
    },
    async close() {
      await engine.close();
      await practice.stop();
      await odd.close();
    },
  };
}

const bodyOf = (engine: TestEngine, exchange: Parameters<TestEngine['bodyText']>[0]) => engine.bodyText(exchange);

function draftOf(
  origin: string,
  method: string,
  path: string,
  ...[headers = {}, body]: readonly [headers?: Fields, body?: string]
): RequestDraft {
  const type = headers['Content-Type'] ?? 'text/plain';
  return {
    ...createDraft(origin + path, method),
    headers: Object.entries(headers).map(([name, value]) => createRow(name, value)),
    body: body === undefined ? { kind: 'none' } : { kind: 'text', text: body, mediaType: type },
  };
}

interface OddAnswer {
  readonly status: number;
  readonly headers: Fields;
  readonly body: string;
}

async function startOddServer() {
  let answer: OddAnswer = { status: 200, headers: {}, body: '' };
  const server: Server = createServer((request, response) => {
    request.resume();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    next: (told: OddAnswer) => void (answer = told),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What a rule must be raised by, and what comes near and must not raise it. */
export interface RuleCases {
  readonly must: readonly AdviceCase[];
  readonly mustNot: readonly AdviceCase[];
}
/** The same for a rule over many: each case is a set. */
export interface SetCases {
  readonly must: readonly (readonly [what: string, ...cases: AdviceCase[]])[];
  readonly mustNot: readonly (readonly [what: string, ...cases: AdviceCase[]])[];
}

export const asAlice: Fields = { Authorization: `Basic ${Buffer.from('alice:practice').toString('base64')}` };
export const json: Fields = { 'Content-Type': 'application/json' };
export const jsonAnswer: Fields = { 'Content-Type': 'application/json' };
