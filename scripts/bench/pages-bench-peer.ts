import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const pages = 1_000;
const rowsOfPage = 100;

/** A bare server of 1,000 pages with 100 rows each, in DRF's envelope, all of them made before it listens. */
const bodies: Buffer[] = [];
const server = createServer((request, response) => {
  const page = Number(/[?&]page=(\d+)/.exec(request.url ?? '')?.[1] ?? 1);
  const body = bodies[page - 1];
  if (body === undefined) return void response.writeHead(404).end();
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rows/`;
  for (let page = 1; page <= pages; page++) bodies.push(Buffer.from(JSON.stringify(pageBody(root, page))));
  process.stdout.write(`${root}\n`);
});

function pageBody(root: string, page: number) {
  return {
    count: pages * rowsOfPage,
    next: page === pages ? null : `${root}?page=${page + 1}`,
    previous: page === 1 ? null : `${root}?page=${page - 1}`,
    results: Array.from({ length: rowsOfPage }, (_, at) => row(root, (page - 1) * rowsOfPage + at + 1)),
  };
}

const row = (root: string, id: number) => ({
  id,
  url: `${root}${id}/`,
  title: `The book number ${id} “of many”`,
  price: ((id * 7) % 10_000) / 100,
  published: `19${10 + (id % 90)}-0${1 + (id % 9)}-1${id % 10}`,
  in_stock: id % 3 !== 0,
  tags: ['classic', 'sea'],
  author: null,
});
