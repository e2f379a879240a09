import { parse } from 'yaml';
import { type JsonPlace, placeOf, type Step } from '../json-place.ts';
import { kinds, part, type YamlIndex } from './yaml-index.ts';
import type { YamlParts } from './yaml-parts.ts';

const longestKey = 64 * 1024;

/** The way from the root of its document to a node, and which document of several that is, from 1. */
export function findYamlPlace(
  index: YamlIndex,
  parts: YamlParts,
  node: number,
): JsonPlace & { readonly document: number | null } {
  const steps: Step[] = [];
  let document: number | null = null;
  for (const at of [node, ...index.around(node)].toReversed()) {
    const kind = index.get(at, part.kind);
    if (kind === kinds.document) document = index.get(at, part.position) + 1;
    if (kind === kinds.item) steps.push(index.get(at, part.position));
    const key = kind === kinds.pair || kind === kinds.item ? keyOf(index, parts, at) : null;
    if (key !== null) steps.push(key);
  }
  return { ...placeOf(steps), document };
}

/** The key of a pair as a name. A pair without one, in braces, is a name alone. */
function keyOf(index: YamlIndex, parts: YamlParts, node: number): string | null {
  const from = index.get(node, part.keyStart);
  const to = index.get(node, part.keyEnd);
  if (to > from) return nameOf(parts.text(from, Math.min(to, from + longestKey)));
  if (index.get(node, part.kind) === kinds.item) return null;
  const [start, end] = [index.get(node, part.valueStart), index.get(node, part.valueEnd)];
  return nameOf(parts.text(start, Math.min(end, start + longestKey)));
}

function nameOf(written: string): string {
  const isQuoted = /^(?:"[^]*"|'[^]*')$/.test(written);
  if (!isQuoted) return written.replaceAll(/[ \t]*\r?\n[ \t]*/g, ' ');
  try {
    return String(parse(written, { schema: 'failsafe', logLevel: 'silent' }));
  } catch {
    // What its quotes hold is no text of YAML.
    return written;
  }
}
