import { socks4Replies, socks5Replies, socksCommands, socksMethods } from '#shared/http/socks-words';
import type { WireEntry } from '#shared/model/wire';
import { numberAt } from './wire-frames';
import { bytesOf, hexLines, type WireLabel, type WireLine, type WireTone } from './wire-lines';

/** One step of SOCKS, part by part (RFC 1928, RFC 1929, SOCKS 4 and 4a). What is none is shown as its bytes. */
export function socksLines({ bytes, direction }: Pick<WireEntry, 'bytes' | 'direction'>): readonly WireLine[] {
  const reading = beginReading(bytes);
  const read = direction === 'sent' ? sentReader(bytes) : receivedReader(bytes);
  try {
    read?.(reading);
  } catch (thrown) {
    if (!(thrown instanceof TooShort)) throw thrown;
  }
  return [...reading.lines, ...hexLines(bytes.slice(reading.at)).map((line): WireLine => ({ ...line, label: 'bytes' }))];
}

type Read = (reading: Reading) => void;

/** A greeting is as long as the number of its methods says, and no request is. */
function sentReader(bytes: string): Read | null {
  const [first, second] = [bytes.charCodeAt(0), bytes.charCodeAt(1)];
  if (first === 4) return readRequest4;
  if (first === 1) return readLogin;
  if (first !== 5) return null;
  return bytes.length === second + 2 ? readGreeting : readRequest5;
}

function receivedReader(bytes: string): Read | null {
  const first = bytes.charCodeAt(0);
  if (first === 0 && bytes.length >= 8) return readReply4;
  if (first === 1) return readVerdict;
  if (first !== 5) return null;
  return bytes.length === 2 ? readMethod : readReply5;
}

function readGreeting(reading: Reading): void {
  version(reading, 'greeting');
  const methods = bytesOf(reading.take(reading.number(1)));
  reading.say('greeting', 'offers', Array.from(methods, (code) => named(code, socksMethods)).join(', '));
}

function readMethod(reading: Reading): void {
  version(reading, 'method');
  reading.say('method', 'takes', named(reading.number(1), socksMethods));
}

function readLogin(reading: Reading): void {
  version(reading, 'login');
  reading.say('login', 'name', utf8(reading.take(reading.number(1))));
  reading.say('login', 'password', utf8(reading.take(reading.number(1))), 'secret');
}

function readVerdict(reading: Reading): void {
  version(reading, 'login');
  const status = reading.number(1);
  reading.say('login', 'status', `${hex(status)} ${status === 0 ? 'accepted' : 'refused'}`, 'status');
}

function readRequest5(reading: Reading): void {
  version(reading, 'SOCKS request');
  reading.say('SOCKS request', 'command', named(reading.number(1), socksCommands), 'method');
  place(reading, 'SOCKS request');
}

function readReply5(reading: Reading): void {
  version(reading, 'reply');
  reading.say('reply', 'code', named(reading.number(1), socks5Replies), 'status');
  place(reading, 'reply');
}

function readRequest4(reading: Reading): void {
  version(reading, 'SOCKS request');
  reading.say('SOCKS request', 'command', named(reading.number(1), socksCommands), 'method');
  const port = reading.number(2);
  const address = dotted(reading.take(4));
  const user = utf8(reading.takeToZero());
  // An address that begins with three zeros says that a name follows (SOCKS 4a).
  const isNamed = /^0\.0\.0\.[^0]/.test(address);
  reading.say('SOCKS request', 'address', isNamed ? `${address}: a name follows` : address, 'target');
  reading.say('SOCKS request', 'port', String(port), 'target');
  reading.say('SOCKS request', 'user', user === '' ? 'none' : user);
  if (isNamed) reading.say('SOCKS request', 'name', utf8(reading.takeToZero()), 'target');
}

function readReply4(reading: Reading): void {
  version(reading, 'reply');
  reading.say('reply', 'code', named(reading.number(1), socks4Replies), 'status');
  const port = reading.number(2);
  reading.say('reply', 'address', `${dotted(reading.take(4))}, port ${port}`, 'target');
}

const version = (reading: Reading, label: WireLabel): void => reading.say(label, 'version', String(reading.number(1)), 'version');

/** Reserved byte, kind of address, address and port (RFC 1928, 5). */
function place(reading: Reading, label: WireLabel): void {
  reading.take(1);
  const kind = reading.number(1);
  const read = addressReaders[kind];
  if (read === undefined) return reading.say(label, 'address', `of a kind nobody knows: ${hex(kind)}`);
  reading.say(label, 'address', read(reading), 'target');
  reading.say(label, 'port', String(reading.number(2)), 'target');
}

const addressReaders: Readonly<Record<number, (reading: Reading) => string>> = {
  1: (reading) => `${dotted(reading.take(4))} (IPv4)`,
  3: (reading) => `${utf8(reading.take(reading.number(1)))} (a name)`,
  4: (reading) => `${grouped(reading.take(16))} (IPv6)`,
};

interface Reading {
  readonly lines: readonly WireLine[];
  /** How many bytes were read. */
  readonly at: number;
  take(count: number): string;
  takeToZero(): string;
  number(size: number): number;
  say(label: WireLabel, name: string, value: string, tone?: WireTone): void;
}

class TooShort extends Error {}

function beginReading(bytes: string): Reading {
  const lines: WireLine[] = [];
  let at = 0;
  const take = (count: number): string => {
    if (at + count > bytes.length) throw new TooShort();
    at += count;
    return bytes.slice(at - count, at);
  };
  return {
    lines,
    get at() {
      return at;
    },
    take,
    takeToZero() {
      const end = bytes.indexOf('\0', at);
      if (end < 0) throw new TooShort();
      return take(end + 1 - at).slice(0, -1);
    },
    number: (size) => numberAt(take(size), 0, size),
    say(label, name, value, tone = 'value') {
      const pieces = [{ text: `${name}: `, tone: 'name' } as const, { text: value, tone }];
      lines.push({ label, pieces: value === '' ? pieces.slice(0, 1) : pieces, ending: 'none' });
    },
  };
}

const hex = (code: number): string => `0x${code.toString(16).padStart(2, '0')}`;
const named = (code: number, words: Readonly<Record<number, string>>): string => `${hex(code)} ${words[code] ?? 'unknown'}`;
const dotted = (bytes: string): string => bytesOf(bytes).join('.');
const grouped = (bytes: string): string =>
  Array.from({ length: 8 }, (_, at) => numberAt(bytes, at * 2, 2).toString(16)).join(':');
const utf8 = (bytes: string): string => new TextDecoder().decode(bytesOf(bytes));
