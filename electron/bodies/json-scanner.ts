import {
  afterAnyWord,
  afterBareword,
  afterPlainString,
  afterPlainValue,
  afterSpace,
  byteOf,
  isDelimiter,
  longBytes,
} from './json-bytes.ts';
import type { JsonIndex } from './json-index.ts';
import { JsonIndexBuilder } from './json-index-builder.ts';
import { next, wrongAt } from './json-next.ts';
import { JsonProblems, type ProblemKind } from './json-problems.ts';
import { JsonStrings } from './json-strings.ts';

const space = 0x20;

/** Instead of a place: the scan ends here. */
const stop = -1;

/** Containers beyond this are not indexed: half a gigabyte of memory would be gone. */
const mostContainers = 16_000_000;

/** Reads JSON bytes, window by window, into an index. It reads on over slips whose meaning is plain. */
export class JsonScanner {
  readonly #builder = new JsonIndexBuilder();
  readonly #index = this.#builder.index;
  readonly #problems = new JsonProblems();
  readonly #strings = new JsonStrings(this.#problems);
  #buffer: Uint8Array = new Uint8Array(0);
  #length = 0;
  #base = 0;
  #isLast = false;
  #expect: number = next.root;
  /** What follows the string under way, which is longer than a window; -1 when there is none. */
  #afterLongString = -1;
  #longStart = 0;

  /** Nothing after this point can be told apart. */
  get isBroken(): boolean {
    return this.#index.brokenNode >= 0;
  }

  /**
   * Reads `length` bytes of `buffer`, which stand at `base` in the body; the byte after them must be 0.
   * Answers how many were used up: the rest must come again, with more behind it.
   */
  scan(buffer: Uint8Array, length: number, base: number, isLast: boolean): number {
    this.#buffer = buffer;
    this.#length = length;
    this.#base = base;
    this.#isLast = isLast;
    this.#strings.open(buffer, length, base, isLast);
    let at = 0;
    let reached = this.#afterLongString < 0 ? 0 : this.#continueLongString();
    while (reached >= 0) {
      at = this.#readRun(reached);
      if (at >= length) return length;
      reached = this.#readToken(at);
    }
    return this.#afterLongString < 0 ? at : this.#strings.readTo;
  }

  /** To be called once, after the last window. */
  finish(bytes: number): JsonIndex {
    const isWhole = !this.#builder.isInside && this.#expect === next.moreRoots;
    if (!this.isBroken && !isWhole) {
      this.#problems.stop('end', bytes);
      if (this.#expect === next.colon || this.#expect === next.memberValue) this.#markBroken(bytes);
    }
    this.#index.problem = this.#problems.worst();
    return this.#builder.finish();
  }

  /** The usual, read in one go: members and items that are strings and numbers. Ends before anything else. */
  #readRun(from: number): number {
    switch (this.#expect) {
      case next.key:
      case next.firstKey:
        return this.#readMembers(from);
      case next.item:
        return this.#readItems(from);
      default:
        return from;
    }
  }

  #readMembers(from: number): number {
    const buffer = this.#buffer;
    let at = from;
    for (;;) {
      const start = afterSpace(buffer, at);
      const keyEnd = afterPlainString(buffer, start);
      if (keyEnd < 0 || buffer[keyEnd] !== byteOf.colon) return at;
      const valueStart = buffer[keyEnd + 1] === space ? keyEnd + 2 : keyEnd + 1;
      if (valueStart >= this.#length) return at;
      if (this.#expect === next.firstKey) this.#builder.open(false);
      this.#builder.addNode(this.#base + start);
      const end = afterPlainValue(buffer, valueStart, this.#length);
      if (end < 0) {
        this.#expect = next.memberValue;
        return valueStart;
      }
      if (buffer[end] !== byteOf.comma) {
        this.#expect = next.commaOrClose;
        return end;
      }
      this.#expect = next.key;
      at = end + 1;
    }
  }

  #readItems(from: number): number {
    const buffer = this.#buffer;
    let at = from;
    for (;;) {
      const start = afterSpace(buffer, at);
      const end = afterPlainValue(buffer, start, this.#length);
      if (end < 0) return at;
      this.#builder.addNode(this.#base + start);
      if (buffer[end] !== byteOf.comma) {
        this.#expect = next.commaOrClose;
        return end;
      }
      at = end + 1;
    }
  }

  /** Where the token at `at` ends; `stop` when it does not end in this window, or nothing can be read any more. */
  #readToken(at: number): number {
    // Numbers, not names: only then is this switch a table, and every token comes through it.
    switch (this.#buffer[at]) {
      case 0x20:
      case 0x0a:
      case 0x0d:
      case 0x09:
        return afterSpace(this.#buffer, at + 1);
      case 0x22: // "
        return this.#readString(at);
      case 0x2c: // ,
        return this.#readMark(at, next.commaOrClose, this.#builder.inArray ? next.item : next.key);
      case 0x3a: // :
        return this.#readMark(at, next.colon, next.memberValue);
      case 0x7b: // {
        return this.#openContainer(at, next.firstKey);
      case 0x5b: // [
        return this.#openContainer(at, next.firstItem);
      case 0x7d: // }
        return this.#closeContainer(at, next.firstKey, next.key);
      case 0x5d: // ]
        return this.#closeContainer(at, next.firstItem, next.item);
      default:
        return this.#readBareword(at);
    }
  }

  #readMark(at: number, wanted: number, after: number): number {
    if (this.#expect !== wanted) return this.#breakOff(at);
    this.#expect = after;
    return at + 1;
  }

  #openContainer(at: number, first: number): number {
    if (this.#index.containers.length >= mostContainers) return this.#breakOff(at, 'tooMany');
    if (!this.#beginValue(at)) return this.#breakOff(at);
    this.#expect = first;
    return at + 1;
  }

  #closeContainer(at: number, first: number, afterComma: number): number {
    const builder = this.#builder;
    if (this.#expect === first) return this.#endValue(at + 1);
    const closesThis = builder.isInside && builder.inArray === (first === next.firstItem);
    if (!closesThis || (this.#expect !== next.commaOrClose && this.#expect !== afterComma))
      return this.#breakOff(at, this.#expect === next.commaOrClose ? 'bracket' : undefined);
    if (this.#expect === afterComma) this.#problems.slip('trailingComma', this.#base + at);
    builder.close(this.#base + at);
    return this.#endValue(at + 1);
  }

  /** Goes past the comma after a value at once: this is where most of the time goes. */
  #endValue(end: number): number {
    const builder = this.#builder;
    if (!builder.isInside) {
      this.#expect = next.moreRoots;
      return end;
    }
    if (this.#buffer[end] !== byteOf.comma) {
      this.#expect = next.commaOrClose;
      return end;
    }
    this.#expect = builder.inArray ? next.item : next.key;
    return end + 1;
  }

  #readString(at: number): number {
    const end = this.#strings.endOf(at + 1);
    if (end < 0 && !this.#isLast && at > 0) return stop;
    const isKey = this.#expect === next.key || this.#expect === next.firstKey;
    if (isKey) this.#beginMember(at);
    else if (!this.#beginValue(at)) return this.#breakOff(at);
    if (end < 0) return this.#leaveString(at, isKey);
    return this.#endString(end + 1, isKey, end - at > longBytes);
  }

  #endString(end: number, isKey: boolean, isLong: boolean): number {
    if (isKey) return this.#endKey(end);
    if (isLong) this.#index.longScalars.set(this.#index.nodes - 1, this.#base + end);
    return this.#endValue(end);
  }

  #endKey(end: number): number {
    this.#expect = next.colon;
    if (this.#buffer[end] !== byteOf.colon) return end;
    this.#expect = next.memberValue;
    return this.#buffer[end + 1] === 0x20 ? end + 2 : end + 1;
  }

  /** The string goes on in the next window, or ends with the body. */
  #leaveString(at: number, isKey: boolean): number {
    this.#longStart = this.#base + at;
    this.#afterLongString = isKey ? next.colon : next.commaOrClose;
    return this.#isLast ? this.#endWithinString() : stop;
  }

  #continueLongString(): number {
    const end = this.#strings.endOf(0);
    if (end < 0) return this.#isLast ? this.#endWithinString() : stop;
    const isKey = this.#afterLongString === next.colon;
    this.#afterLongString = -1;
    return this.#endString(end + 1, isKey, true);
  }

  #endWithinString(): number {
    this.#problems.stop('end', this.#base + this.#length);
    this.#markBroken(this.#longStart);
    return stop;
  }

  /** Numbers, true, false, null, and everything that is none of these. */
  #readBareword(at: number): number {
    const end = afterBareword(this.#buffer, at);
    if (end >= 0 && isDelimiter[this.#buffer[end] ?? 0] === 1) return this.#takeBareword(at, end);
    const last = afterAnyWord(this.#buffer, at, this.#length);
    if (last === this.#length && !this.#isLast && at > 0) return stop;
    return end === last ? this.#takeBareword(at, end) : this.#breakOff(at, 'word');
  }

  #takeBareword(at: number, end: number): number {
    if (!this.#beginValue(at)) return this.#breakOff(at);
    if (end - at > longBytes) this.#index.longScalars.set(this.#index.nodes - 1, this.#base + end);
    return this.#endValue(end);
  }

  /** Notes the node of a value; false when no value may stand here. */
  #beginValue(at: number): boolean {
    switch (this.#expect) {
      case next.memberValue:
        return true;
      case next.firstItem:
        this.#builder.open(true);
        break;
      case next.moreRoots:
        this.#problems.secondRoot(this.#base + at);
        break;
      case next.root:
      case next.item:
        break;
      default:
        return false;
    }
    this.#builder.addNode(this.#base + at);
    return true;
  }

  /** Notes the node of a key and of the value to come. */
  #beginMember(at: number): void {
    if (this.#expect === next.firstKey) this.#builder.open(false);
    this.#builder.addNode(this.#base + at);
  }

  /** Reading stops here. What stands here becomes a last node of its own, unless its key has made one already. */
  #breakOff(at: number, kind: ProblemKind = wrongAt[this.#expect] ?? 'value'): number {
    this.#problems.stop(kind, this.#base + at);
    if (this.#expect === next.firstItem || this.#expect === next.firstKey) this.#builder.open(this.#expect === next.firstItem);
    if (this.#expect !== next.colon && this.#expect !== next.memberValue) this.#builder.addNode(this.#base + at);
    this.#markBroken(this.#base + at);
    return stop;
  }

  #markBroken(offset: number): void {
    this.#index.brokenNode = this.#index.nodes - 1;
    this.#index.brokenOffset = offset;
  }
}
