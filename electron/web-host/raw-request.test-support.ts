import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface RawRequest {
  readonly method: string;
  readonly target: string;
  /** Sent as they stand, in this order; a value of null is left out. */
  readonly headers: readonly (readonly [name: string, value: string | null])[];
  readonly body?: string;
}

/** Sends a request byte by byte as written, as no browser and no library would, and reads the answer. */
export function sendRaw(port: number, { method, target, headers, body = '' }: RawRequest): Promise<RawAnswer> {
  const lines = headers.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  const length = body === '' && method !== 'POST' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  const isUpgrade = headers.some(([name]) => name === 'Upgrade');
  const connection = isUpgrade ? [] : ['Connection: close'];
  const text = [`${method} ${target} HTTP/1.1`, ...lines, ...length, ...connection, '', body].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      // An accepted upgrade stays open: its head is the answer.
      if (isUpgrade && received.startsWith('HTTP/1.1 101') && received.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(readAnswer(received)));
  });
}

function readAnswer(received: string): RawAnswer {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  const [statusLine = '', ...fields] = head.split('\r\n');
  const headers = fields.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  return { status: Number(statusLine.split(' ')[1]), headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') };
}
