/** One part of a request in which two versions differ, each as text. */
export interface Difference {
  readonly part: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Fields one a line, without what only the window needs. What somebody typed as a secret is not shown side by side. */
export const plain = (value: object): string =>
  JSON.stringify(value, (key, part: unknown) => (key === 'id' ? undefined : hidden(key, part)), 2)
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');

const hidden = (key: string, part: unknown): unknown =>
  typeof part === 'string' && /password|secret|token|key$/i.test(key) && part !== '' && !part.includes('{{') ? '••••••' : part;

/** Of long lists of fields only the lines that one of the two has not. */
export function onlyDiffering({ part, mine, theirs }: Difference): Difference {
  const [own, other] = [mine.split('\n'), theirs.split('\n')];
  const left = (lines: readonly string[], without: readonly string[]) =>
    lines.filter((line) => !without.includes(line)).join('\n');
  return { part, mine: left(own, other) || mine, theirs: left(other, own) || theirs };
}
