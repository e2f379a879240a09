import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the same requests stand for each program. */
export interface WrittenRequests {
  readonly cairn: string;
  readonly bruno: string;
  readonly postman: string;
}

/** Writes GETs of these addresses, each with the check that it is answered with 200, as each program saves them itself. */
export function writeRequests(folder: string, urls: readonly string[]): WrittenRequests {
  const written = { cairn: join(folder, 'cairn'), bruno: join(folder, 'bruno'), postman: join(folder, 'postman.json') };
  mkdirSync(written.cairn, { recursive: true });
  mkdirSync(written.bruno, { recursive: true });
  writeFileSync(join(written.cairn, 'opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Bench\n');
  writeFileSync(join(written.bruno, 'bruno.json'), '{"version":"1","name":"Bench","type":"collection"}\n');
  for (const [at, url] of urls.entries()) {
    writeFileSync(join(written.cairn, `get-${at}.yml`), ours(url, at));
    writeFileSync(join(written.bruno, `get-${at}.bru`), brunos(url, at));
  }
  writeFileSync(written.postman, JSON.stringify(postmans(urls), null, 2));
  return written;
}

const ours = (url: string, at: number): string => `info:
  name: Get ${at}
  type: http
  seq: ${at + 1}
http:
  method: GET
  url: ${url}
runtime:
  assertions:
    - expression: res.status
      operator: eq
      value: "200"
`;

const brunos = (url: string, at: number): string => `meta {
  name: Get ${at}
  type: http
  seq: ${at + 1}
}

get {
  url: ${url}
  body: none
  auth: none
}

assert {
  res.status: eq 200
}
`;

const postmans = (urls: readonly string[]) => ({
  info: { name: 'Bench', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: urls.map((url, at) => ({
    name: `Get ${at}`,
    request: { method: 'GET', header: [], url },
    event: [
      {
        listen: 'test',
        script: {
          type: 'text/javascript',
          exec: ['pm.test("it is answered with 200", () => pm.response.to.have.status(200));'],
        },
      },
    ],
  })),
});
