import { execFileSync, spawn } from 'node:child_process';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Debian's own Python, whatever else is first on the path: its packages are there. */
export const python = '/usr/bin/python3';

const runs = (program: string, args: readonly string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
};

export const isInstalled = (program: string): boolean => runs('which', [program]);
export const hasPythonModule = (name: string): boolean => runs(python, ['-c', `import ${name}`]);

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.end(() => resolve(true))).once('error', () => resolve(false));
  });

export interface Peer {
  readonly port: number;
  /** Ends it and waits until it has ended. */
  end(): Promise<void>;
}

/** Starts a program that listens on this port; ready when it can be connected to. */
export async function startPeer(program: string, args: readonly string[], port: number): Promise<Peer> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = (): Promise<void> => {
    child.kill('SIGKILL');
    return ended;
  };
  for (const start = Date.now(); Date.now() - start < 30_000; await pause(50)) {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${said}`);
    if (await canConnect(port)) return { port, end };
  }
  await end();
  throw new Error(`${program} did not listen: ${said}`);
}

export interface Sent {
  readonly method?: string | undefined;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

export interface Told {
  readonly status: number;
  /** Under names in small letters; several of one name are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** One request on a connection of its own, written as it is; the answer is whatever comes until the other side closes. */
export function ask(port: number, { method = 'GET', path, headers = {}, body }: Sent): Promise<Told> {
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const all = Object.entries({ Host: 'localhost', Connection: 'close', ...length, ...headers });
  const head = `${method} ${path} HTTP/1.1\r\n${all.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(head + (body ?? '')));
    socket.on('data', (chunk) => chunks.push(chunk)).on('error', reject);
    socket.on('close', () => resolve(read(Buffer.concat(chunks), method)));
  });
}

function read(bytes: Buffer, method: string): Told {
  const end = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  const rest = method === 'HEAD' ? Buffer.alloc(0) : bytes.subarray(end + 4);
  return {
    status: Number(first.split(' ')[1]),
    headers,
    bytes: /\bchunked\b/i.test(headers['transfer-encoding'] ?? '') ? unchunked(rest) : rest,
  };
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16);
    if (!(size > 0)) break;
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + size + 4;
  }
  return Buffer.concat(parts);
}
