const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids exactly these inside a string
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** A place in a JSON text. Once `failed`, nothing read from it counts. */
export class JsonCursor {
  readonly text: string;
  at = 0;
  failed = false;

  constructor(text: string) {
    this.text = text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The character here, after white space; empty at the end. */
  peek(): string {
    this.match(space);
    return this.text.charAt(this.at);
  }

  take(literal: string): boolean {
    this.match(space);
    if (!this.text.startsWith(literal, this.at)) return false;
    this.at += literal.length;
    return true;
  }

  takeNumber(): string | null {
    return this.match(number);
  }

  takeString(): string {
    this.match(space);
    const literal = this.match(string);
    if (literal === null) {
      this.failed = true;
      return '';
    }
    return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
  }

  /** Reads what stands between two brackets, separated by commas. */
  takeItems(end: string, takeItem: () => void): void {
    this.at += 1;
    if (this.take(end)) return;
    do takeItem();
    while (!this.failed && this.take(','));
    if (!this.take(end)) this.failed = true;
  }

  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }
}
