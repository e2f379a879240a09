import { Composer, Lexer, Parser, type Document } from 'yaml';
import type { MarkupProblem } from '#shared/model/body-markup';
import type { ByteSource } from '../byte-source.ts';
import { readRange } from '../byte-source.ts';
import { mostPieces } from './yaml-indexer.ts';

/** Words of its own for what the library says in those of programmers. */
const words: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab stands where only blanks may indent',
};

export interface Checked {
  readonly problem: MarkupProblem | null;
  /** Whether all of it was looked at: what is nested too deeply is not. */
  readonly isWhole: boolean;
}

/**
 * The first thing in a text of YAML that is against its rules. Keys that are written twice are not: both are shown.
 * Takes as long as reading all of it, and so belongs where nobody waits for rows.
 */
export function checkYaml(source: ByteSource): Checked {
  const text = new TextDecoder().decode(readRange(source, 0, source.bytes));
  try {
    for (const { errors } of compose(text)) {
      const [error] = errors;
      if (!error) continue;
      // Its rules are looked at by recursion; the rows are not.
      if (error.code === 'RESOURCE_EXHAUSTION') return { problem: null, isWhole: false };
      const before = text.slice(0, error.pos[0]).split('\n');
      const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
      return { problem: { message: words[error.code] ?? error.message, ...place }, isWhole: true };
    }
    return { problem: null, isWhole: true };
  } catch (thrown) {
    if (thrown instanceof RangeError) return { problem: null, isWhole: false };
    throw thrown;
  }
}

/** Documents one after the other. Aliases in them stay aliases. */
function* compose(text: string): Generator<Pick<Document, 'errors'>> {
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent', intAsBigInt: true });
  const parser = new Parser();
  let pieces = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++pieces > mostPieces) return;
    for (const token of parser.next(lexeme)) yield* composer.next(token);
  }
  for (const token of parser.end()) yield* composer.next(token);
  yield* composer.end(true, text.length);
}
