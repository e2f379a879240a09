import { createRow, type Row } from '../model/row';

export const senders = ['browser', 'phone', 'watch', 'device', 'server'] as const;
export type Sender = (typeof senders)[number];

interface SenderFacts {
  /** Who it is, in a few words. */
  readonly says: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const pages = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** Who else asks a server, and the header fields by which it can tell. */
export const senderFacts: { readonly [S in Sender]: SenderFacts } = {
  browser: {
    says: 'a person at a desk, who wants pages',
    headers: [
      ['User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'],
      ['Accept', pages],
      ['Accept-Language', 'en-GB,en;q=0.9'],
      ['Upgrade-Insecure-Requests', '1'],
    ],
  },
  phone: {
    says: 'a browser on a small screen',
    headers: [
      [
        'User-Agent',
        'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
      ],
      ['Accept', pages],
      ['Accept-Language', 'en-GB,en;q=0.9'],
      ['Sec-CH-UA-Mobile', '?1'],
      ['Sec-CH-UA-Platform', '"Android"'],
    ],
  },
  watch: {
    says: 'an app on a wrist, which wants little',
    headers: [
      ['User-Agent', 'ExampleWatchApp/1.0 CFNetwork/1568.100.1 Darwin/24.0.0'],
      ['Accept', 'application/json'],
      ['Accept-Language', 'en-GB'],
      ['Save-Data', 'on'],
    ],
  },
  device: {
    says: 'a sensor with little memory, which unpacks nothing',
    headers: [
      ['User-Agent', 'ESP32 HTTP Client/1.0'],
      ['Accept', 'application/json'],
      ['Accept-Encoding', 'identity'],
      ['Connection', 'close'],
    ],
  },
  server: {
    says: 'another program, which wants data',
    headers: [
      ['User-Agent', 'Java-http-client/21.0.5'],
      ['Accept', 'application/json'],
    ],
  },
};

const all = senders.flatMap((sender) => senderFacts[sender].headers);

const isOf = ({ name, value }: Row, headers: SenderFacts['headers']): boolean =>
  headers.some(([typed, text]) => typed === name && text === value);

/** Who a request's headers say that it comes from; null where that is nobody of these. */
export const senderOf = (rows: readonly Row[]): Sender | null =>
  senders.find((sender) =>
    senderFacts[sender].headers.every((header) => rows.some((row) => row.enabled && isOf(row, [header]))),
  ) ?? null;

/**
 * Headers as that sender has them; null takes those of any sender away. Rows of the user that are in the way are
 * switched off, not lost.
 */
export function sendAs(rows: readonly Row[], sender: Sender | null): Row[] {
  const own = rows.filter((row) => !isOf(row, all));
  if (sender === null) return own;
  const { headers } = senderFacts[sender];
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const kept = own.map((row) => (row.enabled && names.has(row.name.toLowerCase()) ? { ...row, enabled: false } : row));
  return [...kept, ...headers.map(([name, value]) => createRow(name, value))];
}
