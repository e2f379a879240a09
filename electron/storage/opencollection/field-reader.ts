import { isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import { behindAlias, textOf, type Trouble, type YamlFile } from '../yaml/yaml-file.ts';

/** Reads fields of a YAML file leniently where nothing is lost, and remembers the first that cannot be what it should. */
export interface FieldReader {
  map(parent: YAMLMap | null, field: string): YAMLMap | null;
  /** The maps of a list; a missing list is an empty one. */
  rows(parent: YAMLMap | null, field: string): YAMLMap[];
  list(parent: YAMLMap | null, field: string): unknown[];
  text(parent: YAMLMap | null, field: string): string;
  /** Text that may stand as `{content, type}`. */
  description(parent: YAMLMap | null): string;
  flag(parent: YAMLMap | null, field: string): boolean | null;
  number(parent: YAMLMap | null, field: string): number | null;
  node(parent: YAMLMap | null, field: string): unknown;
  trouble(): Trouble | null;
}

export function createFieldReader(file: YamlFile): FieldReader {
  let trouble: Trouble | null = null;

  const complain = (reason: string, node: unknown): null => {
    const at = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    trouble ??= { reason, line: file.lineAt(at) };
    return null;
  };
  const node = (parent: YAMLMap | null, field: string) => behindAlias(parent?.get(field, true), file.document);
  const asMap = (found: unknown, field: string): YAMLMap | null =>
    isMap(found) ? found : complain(`“${field}” should hold named fields`, found);

  const list = (parent: YAMLMap | null, field: string): unknown[] => {
    const found = node(parent, field);
    if (isNothing(found)) return [];
    if (isSeq(found)) return found.items.map((item) => behindAlias(item, file.document));
    complain(`“${field}” should be a list`, found);
    return [];
  };

  const text = (parent: YAMLMap | null, field: string): string => {
    const found = node(parent, field);
    const words =
      isMap(found) && startsWithVariable(found, file.text) ? 'A value that begins with {{ needs quotes around it' : null;
    return textOf(found) ?? complain(words ?? `“${field}” should be a text`, found) ?? '';
  };

  return {
    map(parent, field) {
      const found = node(parent, field);
      return isNothing(found) ? null : asMap(found, field);
    },
    rows: (parent, field) => list(parent, field).flatMap((item) => asMap(item, field) ?? []),
    list,
    text,
    description(parent) {
      const found = node(parent, 'description');
      return isMap(found) ? text(found, 'content') : text(parent, 'description');
    },
    flag(parent, field) {
      const found = node(parent, field);
      return isScalar(found) && typeof found.value === 'boolean' ? found.value : null;
    },
    number(parent, field) {
      const found = node(parent, field);
      return isScalar(found) && typeof found.value === 'number' ? found.value : null;
    },
    node,
    trouble: () => trouble,
  };
}

const isNothing = (node: unknown): boolean => node === null || (isScalar(node) && node.value === null);

const startsWithVariable = (map: YAMLMap, text: string): boolean => text.startsWith('{{', map.range?.[0] ?? 0);
