import { unpackHuffman } from './huffman';
import { staticTable } from './static-table';

/** A field as it passed, one character for each byte, whatever is wrong with it. */
export type PassedField = readonly [name: string, value: string];

/** Reads the blocks of one direction of one connection, all of them and in their order: each may name fields of those before. */
export interface HpackReader {
  /** The fields of a block; null where it cannot be read, and for all after that. */
  read(block: Uint8Array): PassedField[] | null;
}

interface Limits {
  /** The size of the table that we have allowed (RFC 7541, 4.2). */
  readonly tableBytes?: number;
  /** The most that the fields of one block may come to. */
  readonly blockBytes?: number;
}

/** What a field counts beside its texts (RFC 7541, 4.1). */
const fieldBytes = 32;
const sizeOf = ([name, value]: PassedField): number => name.length + value.length + fieldBytes;

class Unreadable extends Error {}

/** A reader of HPACK (RFC 7541). */
export function createHpackReader({ tableBytes = 4096, blockBytes = 1024 * 1024 }: Limits = {}): HpackReader {
  const table = createTable(tableBytes);
  let isLost = false;
  return {
    read(block) {
      if (isLost) return null;
      try {
        return readBlock(block, table, blockBytes);
      } catch (thrown) {
        if (!(thrown instanceof Unreadable)) throw thrown;
        isLost = true;
        return null;
      }
    },
  };
}

function readBlock(block: Uint8Array, table: Table, mostBytes: number): PassedField[] {
  const fields: PassedField[] = [];
  const bytes = createBytes(block);
  let size = 0;
  while (!bytes.isOver()) {
    const field = readStep(bytes, table);
    if (field === null) continue;
    size += sizeOf(field);
    if (size > mostBytes) throw new Unreadable();
    fields.push(field);
  }
  return fields;
}

/** One representation (RFC 7541, 6); null for a new size of the table. */
function readStep(bytes: Bytes, table: Table): PassedField | null {
  const first = bytes.peek();
  if (first & 0x80) return table.at(bytes.number(7));
  if (first & 0x40) return table.add(readLiteral(bytes, table, 6));
  if ((first & 0xe0) !== 0x20) return readLiteral(bytes, table, 4);
  table.resize(bytes.number(5));
  return null;
}

function readLiteral(bytes: Bytes, table: Table, prefix: number): PassedField {
  const index = bytes.number(prefix);
  const name = index === 0 ? bytes.text() : table.at(index)[0];
  return [name, bytes.text()];
}

interface Table {
  at(index: number): PassedField;
  /** Remembers a field, and gives it back. */
  add(field: PassedField): PassedField;
  resize(size: number): void;
}

function createTable(allowed: number): Table {
  /** The newest first. */
  const fields: PassedField[] = [];
  let most = allowed;
  let size = 0;
  const shrinkTo = (limit: number) => {
    while (size > limit) {
      const oldest = fields.pop();
      if (oldest === undefined) return;
      size -= sizeOf(oldest);
    }
  };
  return {
    at(index) {
      const field = index <= staticTable.length ? staticTable[index - 1] : fields[index - staticTable.length - 1];
      if (field === undefined) throw new Unreadable();
      return field;
    },
    add(field) {
      // One that is larger than the table empties it (RFC 7541, 4.4).
      shrinkTo(most - sizeOf(field));
      if (sizeOf(field) <= most) {
        fields.unshift(field);
        size += sizeOf(field);
      }
      return field;
    },
    resize(next) {
      if (next > allowed) throw new Unreadable();
      most = next;
      shrinkTo(most);
    },
  };
}

interface Bytes {
  isOver(): boolean;
  peek(): number;
  /** A number that begins in the last bits of the byte under way (RFC 7541, 5.1). */
  number(prefix: number): number;
  /** A text, packed or as it is (RFC 7541, 5.2). */
  text(): string;
}

/** A number longer than this is none that anybody means. */
const longestNumber = 2 ** 28;

function createBytes(block: Uint8Array): Bytes {
  let at = 0;
  const next = (): number => {
    const byte = block[at];
    if (byte === undefined) throw new Unreadable();
    at += 1;
    return byte;
  };
  const number = (prefix: number): number => {
    const most = 2 ** prefix - 1;
    let value = next() & most;
    if (value < most) return value;
    for (let factor = 1; ; factor *= 128) {
      const byte = next();
      value += (byte & 0x7f) * factor;
      if (value > longestNumber) throw new Unreadable();
      if ((byte & 0x80) === 0) return value;
    }
  };
  return {
    isOver: () => at >= block.length,
    peek: () => block[at] ?? 0,
    number,
    text() {
      const isPacked = ((block[at] ?? 0) & 0x80) !== 0;
      const length = number(7);
      if (at + length > block.length) throw new Unreadable();
      const bytes = block.subarray(at, at + length);
      at += length;
      const text = isPacked ? unpackHuffman(bytes) : Buffer.from(bytes).toString('latin1');
      if (text === null) throw new Unreadable();
      return text;
    },
  };
}
