import { exampleBytes } from '#shared/model/example-body';
import type { Example } from '#shared/model/example';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';

const untimed = { dnsMs: null, tcpMs: null, proxyMs: null, tlsMs: null, sendMs: null, waitMs: null, receiveMs: null };

/** The draft that an example answers; where the example says none, that of the request it is kept with. Without credentials. */
export const exampleDraft = ({ request }: Example, saved: RequestDraft): RequestDraft => ({
  ...saved,
  auth: { kind: 'none' },
  ...request,
});

interface Answered {
  readonly draft: RequestDraft;
  readonly bodyId: string | null;
}

/** An example as the events of an exchange, so that the views of one can show it. A status that it does not say is 0. */
export function exampleEvents(exchangeId: string, example: Example, { draft, bodyId }: Answered): ExchangeEvent[] {
  const stamp = { exchangeId, at: Date.now() };
  const { method, url } = draft;
  const bodyBytes = example.body === null ? 0 : exampleBytes(example.body).length;
  const asked = example.request?.headers.filter(({ enabled, name }) => enabled && name !== '') ?? [];
  return [
    { type: 'started', ...stamp, method, url },
    ...(example.request === null
      ? []
      : [
          {
            type: 'sent' as const,
            ...stamp,
            hop: 0,
            method,
            url,
            target: url,
            headers: asked.map(({ name, value }): [string, string] => [name, value]),
            bodyBytes: null,
          },
        ]),
    {
      type: 'head',
      ...stamp,
      hop: 0,
      status: example.status ?? 0,
      reason: example.reason,
      httpVersion: '1.1',
      headers: example.headers,
    },
    {
      type: 'finished',
      ...stamp,
      trailers: [],
      wireBytes: 0,
      bodyBytes,
      encodedBytes: bodyBytes,
      bodyId,
      decoded: [],
      stop: null,
      timings: { ...untimed, totalMs: 0, reused: false },
    },
  ];
}
