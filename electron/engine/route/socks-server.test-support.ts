import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** What a client asked a SOCKS server for. */
export interface Asked {
  readonly version: 4 | 5;
  /** A name where the server was to look it up. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
}

export interface SocksServer {
  readonly port: number;
  readonly asked: readonly Asked[];
  close(): void;
}

interface Wanted {
  /** Name and password that version 5 wants; null: none. */
  readonly login?: { readonly user: string; readonly password: string } | null;
  /** Answer to CONNECT in version 5 (RFC 1928, 6). */
  readonly reply?: number;
}

/** A SOCKS server for tests: 4, 4a and 5, CONNECT alone. Names are looked up as this machine. */
export async function startSocks({ login = null, reply = 0 }: Wanted = {}): Promise<SocksServer> {
  const asked: Asked[] = [];
  const open = new Set<Socket>();
  const server = net.createServer((socket) => {
    open.add(socket.on('error', () => undefined));
    void serve(socket, { asked, login, reply }).catch(() => socket.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

interface Serving extends Required<Wanted> {
  readonly asked: Asked[];
}

async function serve(socket: Socket, serving: Serving): Promise<void> {
  const read = reader(socket);
  const [version] = await read(1);
  await (version === 4 ? serve4(socket, read, serving) : serve5(socket, read, serving));
}

type Read = (count: number) => Promise<Buffer>;

async function serve4(socket: Socket, read: Read, { asked }: Serving): Promise<void> {
  const head = await read(7);
  const user = await readToZero(read);
  const address = [...head.subarray(3)].join('.');
  const host = address.startsWith('0.0.0.') ? await readToZero(read) : address;
  asked.push({ version: 4, host, port: head.readUInt16BE(1), user });
  await join(socket, { host, port: head.readUInt16BE(1) }, Buffer.from([0, 0x5a, 0, 0, 0, 0, 0, 0]));
}

async function serve5(socket: Socket, read: Read, { asked, login, reply }: Serving): Promise<void> {
  const [count = 0] = await read(1);
  const methods = await read(count);
  const method = login === null ? 0 : 2;
  socket.write(Buffer.from([5, methods.includes(method) ? method : 0xff]));
  if (!methods.includes(method)) return void socket.end();
  const user = login === null ? '' : await readLogin(socket, read, login);
  const head = await read(4);
  const host = await readHost(read, head[3] ?? 0);
  const port = (await read(2)).readUInt16BE(0);
  asked.push({ version: 5, host, port, user });
  const answer = Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]);
  if (reply !== 0) return void socket.end(answer);
  await join(socket, { host, port }, answer);
}

async function readLogin(socket: Socket, read: Read, login: NonNullable<Wanted['login']>): Promise<string> {
  await read(1);
  const user = (await read((await read(1))[0] ?? 0)).toString();
  const password = (await read((await read(1))[0] ?? 0)).toString();
  const isKnown = user === login.user && password === login.password;
  socket.write(Buffer.from([1, isKnown ? 0 : 1]));
  if (!isKnown) socket.end();
  return user;
}

async function readHost(read: Read, type: number): Promise<string> {
  if (type === 1) return [...(await read(4))].join('.');
  if (type === 3) return (await read((await read(1))[0] ?? 0)).toString();
  return ((await read(16)).toString('hex').match(/.{4}/g) ?? []).join(':');
}

async function readToZero(read: Read): Promise<string> {
  let text = '';
  for (;;) {
    const byte = await read(1);
    if (byte[0] === 0) return text;
    text += byte.toString('latin1');
  }
}

async function join(socket: Socket, place: { host: string; port: number }, answer: Buffer): Promise<void> {
  const onward = net.connect(place).on('error', () => socket.destroy());
  await once(onward, 'connect');
  socket.write(answer);
  socket.pipe(onward).pipe(socket);
}

/** Reads so many bytes; what is left stays in the socket for the pipe. */
function reader(socket: Socket): Read {
  return async (count) => {
    for (;;) {
      const bytes = count === 0 ? Buffer.alloc(0) : (socket.read(count) as Buffer | null);
      if (bytes !== null) return bytes;
      await once(socket, 'readable');
    }
  };
}
