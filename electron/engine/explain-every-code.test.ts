import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainExchange } from '#shared/explain/explain-exchange';
import type { Explanation } from '#shared/explain/explanation';
import { quoteOf } from '#shared/explain/quote-evidence';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { readPage } from '#shared/hypermedia/read-page';
import { readStatus } from '#shared/http/status-catalog';
import { statusCodes, type StatusCode } from '#shared/http/statuses/status-code';
import { draftOfTrigger } from '#shared/http/statuses/trigger-drafts';
import { statusTriggers } from '#shared/http/statuses/triggers';
import type { FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createTestEngine, type TestEngine } from './exchange.test-support';

/**
 * For each code: what has to be said about the exchange that its real cause brings about, and what has to be quoted for it.
 * A code that is left out does not compile; and none of these may be said about any other code.
 */
const table: { readonly [C in StatusCode]: readonly [says: RegExp, quotes: RegExp] } = {
  100: [/asked for the body first/, /HTTP\/1\.1 100 Continue/],
  101: [/connection speaks websocket/, /Upgrade: websocket/],
  102: [/still at work/, /HTTP\/1\.1 102 Processing/],
  103: [/told early what will be needed/, /Link: <.*rel=preload/],
  104: [/where an upload can be resumed/, /Location: .*\/strict\/uploads\//],
  200: [/It was found, and this is it/, /GET \/strict\/books\/21/],
  201: [/lives at an address of its own/, /Location: .*\/strict\/books\/\d+/],
  202: [/taken on, and is not done yet/, /Location: .*\/strict\/reports\//],
  203: [/changed the answer/, /Via: /],
  204: [/no body is right/, /204 No Content/],
  205: [/should be emptied/, /205 Reset Content/],
  206: [/asked for a part and got it/, /Content-Range: bytes 0-9\//],
  207: [/Each part has a status/, /xml/],
  208: [/Each part has a status/, /xml/],
  226: [/Only what changed came back/, /A-IM: feed/],
  300: [/leaves the choice to you/, /Link: /],
  301: [/not followed, 301/, /Location: (http:\/\/[^/]+)?\/strict\/books$/m],
  302: [/not followed, 302/, /Location: .*\/strict\/books\/31/],
  303: [/not followed, 303/, /Location: .*\/formats\/book/],
  304: [/still the current one/, /If-None-Match: "21\.1-strict"/],
  305: [/wants the request to go through a proxy/, /305 Use Proxy/],
  306: [/means nothing any more/, /306/],
  307: [/not followed, 307/, /Location: .*\/anything/],
  308: [/not followed, 308/, /Location: .*\/anything/],
  400: [/could not be read as what it says it is/, /Content-Type: application\/json/],
  401: [/No credential was sent/, /WWW-Authenticate: /],
  402: [/wants to be paid for/, /body/],
  403: [/may not do this/, /Authorization: Token/],
  404: [/Nothing is at \/strict\/books\/9999/, /GET \/strict\/books\/9999/],
  405: [/PUT is not for this address/, /Allow: /],
  406: [/Nothing there fits/, /Accept: image\/x-unknown/],
  407: [/proxy asked who this is/, /Proxy-Authenticate: Basic/],
  408: [/took too long to arrive/, /Connection: close/],
  409: [/clashes with what the server holds/, /Link: /],
  410: [/gone for good/, /GET \/strict\/books\/41/],
  411: [/came without its length/, /Transfer-Encoding: chunked/],
  412: [/changed since the version you named/, /If-Match: "21\.9-strict"/],
  413: [/body is larger than the server takes/, /Content-Length: 5000000/],
  414: [/address is too long/, /GET \/anything\?…/],
  415: [/does not read text\/plain/, /Content-Type: text\/plain/],
  416: [/lies outside/, /Range: bytes=99999-/],
  417: [/does not do what Expect asks/, /Expect: a-miracle/],
  418: [/teapot/, /418/],
  421: [/does not answer for that host/, /Host: elsewhere\.example/],
  422: [/field was refused/, /body/],
  423: [/It is locked/, /body/],
  424: [/Each part has a status/, /json/],
  425: [/will not risk a replay/, /Early-Data: 1/],
  426: [/Another protocol is wanted/, /Upgrade: websocket/],
  428: [/wants a version named first/, /428 Precondition Required/],
  429: [/asked more often than you may/, /Retry-After: \d+/],
  431: [/headers are larger than the server takes/, /GET \//],
  451: [/withheld by order of the law/, /Link: .*blocked-by/],
  500: [/broke on this request/, /500 Internal Server Error/],
  501: [/does not know what BREW is/, /501 Not Implemented/],
  502: [/gave no proper answer/, /502 Bad Gateway/],
  503: [/cannot answer for now/, /Retry-After: \d+/],
  504: [/did not answer in time/, /504 Gateway Timeout/],
  505: [/does not speak this version/, /505/],
  506: [/set up in a circle/, /506/],
  507: [/no room to keep it/, /507/],
  508: [/found itself going in a circle/, /508/],
  509: [/share of bandwidth is used up/, /509/],
  510: [/extension is wanted/, /510/],
  511: [/network wants you to log in/, /Link: /],
};

interface Explained {
  readonly exchange: FinishedExchange;
  readonly explanation: Explanation;
}

const explained = new Map<StatusCode, Explained>();
let engine: TestEngine;
let practice: PracticeServer;

async function explain(draft: RequestDraft): Promise<Explained> {
  const exchange = await engine.send(draft, draft.options);
  if (exchange.phase === 'failed') throw new Error(JSON.stringify(exchange.failure));
  const page = readPage(pageOfExchange(exchange, await engine.bodyText(exchange)));
  return { exchange, explanation: explainExchange({ exchange, draft, page }) };
}

async function bringAbout(code: StatusCode): Promise<Explained> {
  const place = { origin: practice.url, accounts: practice.accounts, proxy: practice.gateway?.proxyUrl ?? null };
  const trigger = statusTriggers[code];
  const requests = trigger.way === 'requests' ? trigger.requests : [{ method: 'GET', path: trigger.path }];
  practice.reset();
  let last: Explained | undefined;
  for (const request of requests) last = await explain(draftOfTrigger(request, place));
  if (trigger.way === 'requests' && trigger.after) await explain(draftOfTrigger(trigger.after, place));
  if (last === undefined) throw new Error(`nothing brings ${code} about`);
  return last;
}

beforeAll(async () => {
  engine = await createTestEngine();
  practice = await startPracticeServer({ complain: () => {}, gateway: true });
  for (const code of statusCodes) explained.set(code, await bringAbout(code));
}, 120_000);
afterAll(async () => {
  await engine.close();
  await practice.stop();
});

function of(code: StatusCode): Explained {
  const found = explained.get(code);
  if (!found) throw new Error(`${code} was not sent`);
  return found;
}
const titlesOf = ({ explanation }: Explained): string => explanation.steps.map(({ title }) => title).join('\n');
const quotesOf = ({ explanation, exchange }: Explained): string =>
  explanation.steps
    .flatMap(({ evidence }) => evidence.flatMap((one) => quoteOf(one, exchange) ?? []))
    .map(({ from, field, text }) => (field === null ? `${from} ${text}` : `${field}: ${text}`))
    .join('\n');

/** Codes that stand inside a 207 are told with it; what is said of a redirect names its code. */
const insideOthers: ReadonlySet<StatusCode> = new Set([207, 208, 424]);

describe('every code of the catalogue, brought about for its real reason,', () => {
  test.each(statusCodes.map((code) => [code]))('%i is explained, with what it rests on', (code) => {
    const [says, quotes] = table[code];
    expect(titlesOf(of(code))).toMatch(says);
    expect(quotesOf(of(code))).toMatch(quotes);
  });

  test.each(statusCodes.map((code) => [code]))('%i: what is said of it is said of no other', (code) => {
    const [says] = table[code];
    // What came before a 201, or stands inside a 207, is told together with it.
    const isOther = (other: StatusCode) =>
      other !== code && of(other).exchange.head.status !== code && !(insideOthers.has(code) && insideOthers.has(other));
    const others = statusCodes.filter(isOther);
    expect(others.filter((other) => says.test(titlesOf(of(other))))).toEqual([]);
  });

  test('every step says something and rests on something, in words of its own', () => {
    const bare = statusCodes.flatMap((code) =>
      of(code).explanation.steps.flatMap(({ title, evidence }) => (title === '' || evidence.length === 0 ? [[code, title]] : [])),
    );
    // That nothing was sent rests on nothing.
    expect(bare.filter(([, title]) => title !== 'No credential was sent')).toEqual([]);
    const firsts = statusCodes.filter((code) => !insideOthers.has(code)).map((code) => of(code).explanation.steps.at(-1)?.title);
    expect(firsts.filter((title) => title === undefined)).toEqual([]);
  });

  test('none is told by the catalogue’s sentence alone', () => {
    const plain = statusCodes.filter((code) => titlesOf(of(code)) === readStatus(code).entry?.meaning);
    expect(plain).toEqual([]);
  });

  test('every refusal has its causes, those with evidence first, and something to do', () => {
    for (const code of statusCodes.filter((one) => one >= 400 && !insideOthers.has(one))) {
      const { causes, tries } = of(code).explanation;
      expect([code, causes.length > 0, tries.length > 0]).toEqual([code, true, true]);
      const spoken = causes.map(({ evidence }) => evidence.length > 0);
      expect([code, new Set(causes.map(({ says }) => says)).size]).toEqual([code, causes.length]);
      expect(spoken.lastIndexOf(true) < 3 || spoken.every(Boolean)).toBe(true);
    }
  });

  test('what is no refusal has no causes', () => {
    expect(statusCodes.filter((code) => code < 400 && of(code).explanation.causes.length > 0)).toEqual([]);
  });

  test('parts that were listed already, or depend on a failed one, are told with the whole', () => {
    const details = (code: StatusCode) =>
      of(code)
        .explanation.steps.map(({ detail }) => detail)
        .join('\n');
    expect(details(208)).toMatch(/208 says that its members were listed already/);
    expect(details(424)).toMatch(/424 says that it depends on another one that failed/);
    expect(details(207)).not.toMatch(/208|424/);
  });
});

describe('numbers that nobody has assigned', () => {
  const at = (code: number) =>
    explain(draftOfTrigger({ method: 'GET', path: `/status/${code}` }, { origin: practice.url, accounts: [], proxy: null }));

  test.each([
    [299, 'success', 200],
    [399, 'redirection', 300],
    [450, 'client error', 400],
    [512, 'server error', 500],
  ])('%i is read as the first of its class', async (code, group, first) => {
    const { explanation } = await at(code);
    expect(explanation.steps[0]).toMatchObject({ title: `Nobody has assigned ${code}; it is a ${group}` });
    expect(explanation.steps[0]?.detail).toContain(`read it as ${first}`);
    expect(explanation.lookAlike).toBeNull();
  });

  test.each([
    [419, /Laravel/],
    [499, /nginx/],
    [522, /Cloudflare/],
  ])('%i is known from a product, which is named', async (code, whose) => {
    expect(titlesOf(await at(code))).toMatch(whose);
  });

  test('450 is nobody’s', async () => expect(titlesOf(await at(450))).not.toMatch(/is known from/));
});
