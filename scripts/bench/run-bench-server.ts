import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bare server of small answers, and of one JSON document of 100 MB below `/big`, made before it listens. */
const small = JSON.stringify({ id: 1, title: 'A small answer', tags: ['a', 'b'], text: 'x'.repeat(400) });
const bigBytes = 100_000_000;

const server = createServer((request, response) => {
  response.setHeader('Content-Type', 'application/json');
  if (request.url === '/big') return giveBig(response);
  response.setHeader('Content-Length', small.length);
  response.end(small);
});
server.keepAliveTimeout = 60_000;

/** A list of rows, as large as is said to the byte. */
const big = makeBig();
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

function giveBig(response: ServerResponse): void {
  response.setHeader('Content-Length', big.length);
  response.end(big);
}

function makeBig(): Buffer {
  const rows: Buffer[] = [Buffer.from('[\n')];
  let bytes = 2;
  for (let id = 1; ; id++) {
    const row = Buffer.from(
      `{"id":${id},"title":"The book number ${id}","price":${(id * 7) % 10_000},"in_stock":${id % 3 !== 0},"tags":["classic","sea"],"author":null},\n`,
    );
    if (bytes + row.length > bigBytes - 200) break;
    rows.push(row);
    bytes += row.length;
  }
  const end = '{"id":0}';
  rows.push(Buffer.from(`${end}${' '.repeat(bigBytes - bytes - end.length - 2)}\n]`));
  return Buffer.concat(rows);
}
