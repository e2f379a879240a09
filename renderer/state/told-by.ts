import type { Host } from '#shared/contract/types';
import type { JsonValue } from '#shared/hypermedia/json-value';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { parseJson } from '#shared/hypermedia/parse-json';
import type { PageQuestion } from '#shared/hypermedia/what-to-ask';
import { type Exchange, lastHop } from '#shared/model/exchange';
import type { Told } from './knowledge';

/** A longer answer is not taken. */
export const longestAnswer = 4 * 1024 * 1024;

const nothing = (why: string): Told => ({ kind: 'nothing', why });

/** What the end of an exchange tells that was sent as a question. */
export async function toldBy(exchange: Exchange, { role }: PageQuestion, host: Host): Promise<Told> {
  if (exchange.phase !== 'finished') return nothing('no answer came');
  const { status } = exchange.head;
  if (role !== 'options' && status !== 200) return nothing(`it was answered with ${status}`);
  const body = exchange.bodyBytes > 0 ? await readBody(exchange.bodyId, host) : null;
  const { url } = lastHop(exchange) ?? exchange;
  if (role === 'options') return { kind: 'answer', input: pageOfExchange(exchange, body) };
  const root = body === null ? undefined : (parseJson(body) ?? (await readOtherwise(exchange.bodyId, host)));
  return root === undefined ? nothing('it cannot be read as JSON or YAML') : { kind: 'document', document: { url, root } };
}

/** YAML is read at the host. */
async function readOtherwise(bodyId: string | null, host: Host): Promise<JsonValue | undefined> {
  if (bodyId === null) return undefined;
  const read = await host.call('body.readDescription', { bodyId, charset: null });
  return read.ok && read.value.json !== null ? parseJson(read.value.json) : undefined;
}

async function readBody(bodyId: string | null, host: Host): Promise<string | null> {
  if (bodyId === null) return null;
  const read = await host.call('body.readText', { bodyId, charset: null });
  return read.ok ? read.value.text : null;
}
