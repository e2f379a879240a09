import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadJq as loadPackagedJq } from 'jq-wasm';
import { Printed } from './printed.ts';

const pageBytes = 64 * 1024;
const pagesPerMiB = 16;
/** Memory grows by a fifth, and by this at most, beyond what is asked for: growing costs time, memory that lies idle as well. */
const largestReserve = 96 * 1024 * 1024;

/** What running jq may take. */
export interface JqLimits {
  /** Of memory, at most the 4,096 that a 32-bit program can address. */
  readonly memoryMiB: number;
  /** Of what it prints, in all its runs. */
  readonly resultBytes: number;
}

/** What came of one run. */
export interface JqRun {
  readonly printed: Printed;
  readonly stderr: string;
  readonly exitCode: number;
}

/**
 * Runs a program over a text of JSON values. Throws FilterRefused where it prints more than it may, and what jq
 * ends with before its time: it aborts when its memory is full, or its stack.
 */
export type RunJq = (text: string, program: string) => JqRun;

/**
 * jq in memory of its own, of the size that is given. As it is published its memory ends at 256 MiB: that is a figure in its
 * file, read anew here, and one in the script around it, which therefore leaves growing to us.
 */
export async function loadJq({ memoryMiB, resultBytes }: JqLimits): Promise<RunJq> {
  const most = memoryMiB * pagesPerMiB;
  const module = await WebAssembly.compile(withMemory(readFileSync(wasmFile()), most));
  let left = resultBytes;
  let printed = new Printed(left);
  const print = (bytes: Uint8Array) => printed.add(bytes);
  const jq = await loadPackagedJq({
    instantiateWasm: (imports, onSuccess) => onSuccess(instantiate(module, { imports, most, print }), module),
  });
  return (text, program) => {
    printed = new Printed(left);
    const { stderr, exitCode } = jq.raw(text, program);
    left -= printed.bytes;
    return { printed, stderr, exitCode };
  };
}

/** Built, all of Node's side is one folder; from source it is the package's. */
const wasmFile = (): string | URL =>
  import.meta.url.endsWith('.ts')
    ? createRequire(import.meta.url).resolve('jq-wasm/jq.wasm')
    : new URL('./jq.wasm', import.meta.url);

interface Surroundings {
  readonly imports: WebAssembly.Imports;
  readonly most: number;
  readonly print: (bytes: Uint8Array) => void;
}

type Imported = (...values: number[]) => number;

/** The names that the package's build gives to what goes in and out. */
const names = { resize: 'k', write: 'd', parseTime: 'w', memory: 'F' } as const;

function instantiate(module: WebAssembly.Module, { imports, most, print }: Surroundings): WebAssembly.Instance {
  const around = imports['a'] as Readonly<Record<string, Imported>>;
  const [resize, write, parseTime] = [around[names.resize], around[names.write], around[names.parseTime]];
  if (!resize || !write || !parseTime) throw new Error('jq-wasm names its imports otherwise');
  let next = 0;
  const instance = new WebAssembly.Instance(module, {
    a: {
      ...around,
      [names.resize]: (wanted: number) => {
        next = grownTo(wanted >>> 0, memory.buffer.byteLength, most);
        // Asked for little, the script around it grows what it takes for its memory, and looks at it anew.
        return next > 0 && resize(pageBytes) ? 1 : 0;
      },
      [names.write]: (...[file = 0, list = 0, count = 0, taken = 0]: number[]) => {
        if (file !== 1) return write(file, list, count, taken);
        return writeOut(memory.buffer, { list, count, taken }, print);
      },
      // Addresses of the upper half are no negative numbers.
      [names.parseTime]: (text = 0, format = 0, time = 0) => parseTime(text >>> 0, format >>> 0, time),
    },
  });
  const memory = instance.exports[names.memory] as WebAssembly.Memory;
  const shown = {
    get buffer() {
      return memory.buffer;
    },
    grow: () => memory.grow(next - memory.buffer.byteLength / pageBytes),
  };
  return { exports: { ...instance.exports, [names.memory]: shown } } as unknown as WebAssembly.Instance;
}

/** In pages; 0 where there is no room for so much. */
function grownTo(wanted: number, held: number, most: number): number {
  const least = Math.ceil(wanted / pageBytes);
  if (least > most) return 0;
  const easy = Math.ceil(Math.min(held * 1.2, wanted + largestReserve) / pageBytes);
  return Math.min(most, Math.max(least, easy));
}

interface Written {
  readonly list: number;
  readonly count: number;
  /** Where to say how much was taken. */
  readonly taken: number;
}

/** Stretches of memory, as `writev` lists them. */
function writeOut(memory: ArrayBuffer, { list, count, taken }: Written, print: (bytes: Uint8Array) => void): number {
  const view = new DataView(memory);
  let all = 0;
  for (let at = list >>> 0; at < (list >>> 0) + count * 8; at += 8) {
    const length = view.getUint32(at + 4, true);
    print(new Uint8Array(memory, view.getUint32(at, true), length));
    all += length;
  }
  view.setUint32(taken >>> 0, all, true);
  return 0;
}

const memorySection = 5;

/** A WebAssembly file whose only memory may grow to so many pages (WebAssembly core specification, 5.5.8). */
function withMemory(file: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  for (let at = 8; at < file.length;) {
    const size = readNumber(file, at + 1);
    const end = size.end + size.value;
    if (file[at] === memorySection) {
      // One memory, with a least and a most.
      const least = readNumber(file, size.end + 2);
      const section = [1, 1, ...numberBytes(least.value), ...numberBytes(most)];
      return Uint8Array.from(
        Buffer.concat([
          file.subarray(0, at),
          Buffer.from([memorySection, ...numberBytes(section.length), ...section]),
          file.subarray(end),
        ]),
      );
    }
    at = end;
  }
  throw new Error('jq-wasm has no memory of its own');
}

/** LEB128, without a sign. */
function readNumber(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let at = from;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return { value, end: at };
  }
}

function numberBytes(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...numberBytes(Math.floor(value / 128))];
}
