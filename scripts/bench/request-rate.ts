import { connect, type Socket } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');
const connections = 16;

/** Answers per second that a server gives on some kept-alive connections, each asking again as soon as it is answered. */
export async function requestsPerSecond(url: string, ms: number): Promise<number> {
  const { hostname, port, pathname, search } = new URL(url);
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  const count = { answers: 0 };
  const sockets = await Promise.all(Array.from({ length: connections }, () => openSocket(Number(port), hostname)));
  const began = performance.now();
  for (const socket of sockets) askAgain(socket, request, count);
  await new Promise((resolve) => setTimeout(resolve, ms));
  const seconds = (performance.now() - began) / 1000;
  for (const socket of sockets) socket.destroy();
  if (count.answers === 0) throw new Error(`${url} did not answer`);
  return count.answers / seconds;
}

function openSocket(port: number, host: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => resolve(socket)).setNoDelay(true);
    socket.once('error', reject);
  });
}

/** Reads only as much as it takes to know where an answer ends, so that the asking costs little. */
function askAgain(socket: Socket, request: Buffer, count: { answers: number }): void {
  let left = 0;
  let head: Buffer | null = null;
  socket.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left > 0) return;
    if (left === 0) {
      count.answers += 1;
      head = null;
      left = 0;
      return void socket.write(request);
    }
    // `left` was 0: a new head begins with this chunk, or goes on from the one before.
    head = head ? Buffer.concat([head, chunk]) : chunk;
    left = 0;
    const end = head.indexOf(headEnd);
    if (end < 0) return;
    const text = head.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
    if (length === undefined || !text.startsWith('HTTP/1.1 200')) throw new Error(`not an answer to count: ${text}`);
    left = end + headEnd.length + Number(length) - head.length;
    if (left > 0) return;
    count.answers += 1;
    head = null;
    left = 0;
    socket.write(request);
  });
  socket.write(request);
}
