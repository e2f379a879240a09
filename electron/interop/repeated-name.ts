import { type Document, isScalar, type LineCounter, visit } from 'yaml';

/** Says where a map of a YAML document has two members of one name (YAML 1.2.2, 3.2.1.1); null where none has. Takes one pass. */
export function repeatedName(document: Document.Parsed, lines: LineCounter): string | null {
  let found: string | null = null;
  visit(document, {
    Map(_key, map) {
      const names = new Set<unknown>();
      for (const { key } of map.items) {
        // Several maps may be merged into one.
        if (!isScalar(key) || key.value === '<<') continue;
        if (names.has(key.value)) {
          const { line, col } = lines.linePos(key.range?.[0] ?? 0);
          found = `Map keys must be unique at line ${line}, column ${col}`;
          return visit.BREAK;
        }
        names.add(key.value);
      }
      return undefined;
    },
  });
  return found;
}
