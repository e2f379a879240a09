import http from 'node:http';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Rows of all pages together. */
export const allRows = 100_000;

interface Envelope {
  readonly next: string | null;
  readonly results: readonly unknown[];
}

/** The least that gives the same lines: no timings, no wire log, no look for rows that came before, and numbers as doubles. */
export async function bareLoop(url: string, agent: http.Agent, out: Writable = nowhere()): Promise<void> {
  let rows = 0;
  for (let next: string | null = url; next !== null;) {
    const page = JSON.parse(await get(next, agent)) as Envelope;
    for (const row of page.results) out.write(`${JSON.stringify(row)}\n`);
    rows += page.results.length;
    next = page.next;
  }
  await finished(out.end());
  if (rows !== allRows) throw new Error(`${rows} rows came`);
}

/** One connection, kept. */
export const oneConnection = (): http.Agent => new http.Agent({ keepAlive: true, maxSockets: 1 });

export const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done(), decodeStrings: true });

function get(url: string, agent: http.Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      })
      .on('error', reject);
  });
}
