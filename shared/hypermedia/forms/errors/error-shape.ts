import type { JsonValue } from '../../json-value';
import type { PageInput } from '../../page-input';

/** One thing a server says is wrong, and with what. */
export interface SaidError {
  /** Names that lead to the value; empty for the whole. */
  readonly path: readonly string[];
  readonly message: string;
  /** The path leads through the body as it was sent, not through names of fields. */
  readonly isPointer?: boolean;
  /** No path is told: the sentence begins with the name of the value it is about, as nearly all such sentences do. */
  readonly isSentence?: boolean;
  /** A sentence of a list of what is wrong with each field: it begins with its name, whatever follows. */
  readonly isListed?: boolean;
  /** The value went beside the body: in the query, the path or the head. */
  readonly isBeside?: boolean;
}

/** One way in which servers say what is wrong with a body. */
export interface ErrorShape {
  readonly name: string;
  /** Reads an answer of this shape; null when it has another. */
  read(body: JsonValue, input: PageInput): readonly SaidError[] | null;
}

/** The steps of a path as servers write it: `items[0].name`, `items.0.name`, `$.items[0]`, `#/items/0`, `/items/0`. */
export function stepsOf(path: string): string[] {
  const text = path.replace(/^#(?=\/)/, '');
  if (text.startsWith('/')) {
    return text
      .slice(1)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return text
    .replace(/^\$\.?/, '')
    .split(/\.|\[["']?([^\]"']*)["']?\]/)
    .filter((step) => step !== undefined && step !== '');
}
