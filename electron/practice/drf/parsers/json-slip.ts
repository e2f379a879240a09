/** Where a JSON text goes wrong. */
interface Slip {
  readonly message: string;
  readonly at: number;
}

/**
 * Says what is wrong with a text that is not JSON in the words of Python's parser, which are the
 * ones people meet in DRF: `Expecting value: line 1 column 11 (char 10)`.
 */
export function describeJsonSlip(text: string): string {
  const { message, at } = new Scanner(text).find();
  const [word] = /^(?:NaN|-?Infinity)/.exec(text.slice(at)) ?? [];
  if (word !== undefined) return `Out of range float values are not JSON compliant: '${word}'`;
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return `${message}: line ${line} column ${column} (char ${at})`;
}

/** Walks the text by the grammar of JSON until it finds something that cannot stand there. */
class Scanner {
  private at = 0;
  private slip: Slip | null = null;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  find(): Slip {
    this.space();
    const isRead = this.value(0);
    this.space();
    if (isRead && this.at < this.text.length) this.fail('Extra data', this.at);
    return this.slip ?? { message: 'Expecting value', at: this.at };
  }

  private fail(message: string, at: number): false {
    this.slip ??= { message, at };
    return false;
  }

  private space(): void {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at += 1;
  }

  private value(depth: number): boolean {
    if (depth > 500) return this.fail('Too deeply nested', this.at);
    const first = this.text[this.at];
    if (first === '{') return this.members(depth, '}');
    if (first === '[') return this.members(depth, ']');
    if (first === '"') return this.string();
    const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(
      this.text.slice(this.at, this.at + 400),
    );
    if (!literal) return this.fail('Expecting value', this.at);
    this.at += literal[0].length;
    return true;
  }

  private members(depth: number, close: '}' | ']'): boolean {
    this.at += 1;
    this.space();
    if (this.text[this.at] === close) return this.step();
    for (;;) {
      if (close === '}' && !this.key()) return false;
      this.space();
      if (!this.value(depth + 1)) return false;
      this.space();
      if (this.text[this.at] === close) return this.step();
      if (this.text[this.at] !== ',') return this.fail("Expecting ',' delimiter", this.at);
      this.at += 1;
      this.space();
    }
  }

  private step(): true {
    this.at += 1;
    return true;
  }

  private key(): boolean {
    if (this.text[this.at] !== '"') return this.fail('Expecting property name enclosed in double quotes', this.at);
    if (!this.string()) return false;
    this.space();
    return this.text[this.at] === ':' ? this.step() : this.fail("Expecting ':' delimiter", this.at);
  }

  private string(): boolean {
    const start = this.at;
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const each = this.text[this.at] ?? '';
      if (each === '"') return this.step();
      if (each < ' ') return this.fail('Invalid control character at', this.at);
      if (each === '\\' && !this.escape()) return false;
    }
    return this.fail('Unterminated string starting at', start);
  }

  private escape(): boolean {
    this.at += 1;
    const kind = this.text[this.at] ?? '';
    if (kind !== 'u') return '"\\/bfnrt'.includes(kind) || this.fail('Invalid \\escape', this.at - 1);
    if (!/^[0-9a-fA-F]{4}$/.test(this.text.slice(this.at + 1, this.at + 5))) return this.fail('Invalid \\uXXXX escape', this.at);
    this.at += 4;
    return true;
  }
}
