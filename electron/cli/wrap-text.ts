interface Shape {
  readonly width: number;
  readonly first?: string;
  readonly rest?: string;
}

/** A text as lines no longer than `width`, unless a single word is. */
export function wrapText(text: string, { width, first = '', rest = '' }: Shape): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
