import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

export interface Recorder {
  readonly url: string;
  /** The request that came last. */
  last(): RecordedRequest;
  close(): Promise<void>;
}

/** A bare socket that notes what it is sent, byte by byte, and answers each request with an empty JSON object. */
export async function startRecorder(): Promise<Recorder> {
  const seen: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      for (let read = readRequest(bytes); read; read = readRequest(bytes)) {
        seen.push(read.request);
        bytes = bytes.subarray(read.length);
        socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    last() {
      const request = seen.at(-1);
      if (!request) throw new Error('nothing was sent');
      return request;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function readRequest(bytes: Buffer): { readonly request: RecordedRequest; readonly length: number } | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [line = '', ...lines] = bytes.subarray(0, end).toString('utf8').split('\r\n');
  const [method = '', target = ''] = line.split(' ');
  const headers = lines.map((one): [string, string] => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1).trim()]);
  const valueOf = (name: string) => headers.find(([typed]) => typed.toLowerCase() === name)?.[1] ?? '';
  const rest = bytes.subarray(end + 4);
  const body =
    valueOf('transfer-encoding') === 'chunked' ? readChunks(rest) : readLength(rest, Number(valueOf('content-length') || 0));
  return body && { request: { method, target, headers, body: body.bytes }, length: end + 4 + body.length };
}

const readLength = (rest: Buffer, length: number) => (rest.length < length ? null : { bytes: rest.subarray(0, length), length });

function readChunks(rest: Buffer): { readonly bytes: Buffer; readonly length: number } | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(rest.subarray(at, lineEnd).toString(), 16);
    if (rest.length < lineEnd + 4 + size) return null;
    if (size === 0) return { bytes: Buffer.concat(chunks), length: lineEnd + 4 };
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 4 + size;
  }
}
