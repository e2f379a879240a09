import { buildSchema, type GraphQLSchema } from 'graphql';

/** So many schemas stay built: a large one takes a moment. */
const most = 4;
const built = new Map<string, GraphQLSchema | null>();

/** The schema that a text in its language describes; null where it cannot be used. */
export function schemaOf(text: string): GraphQLSchema | null {
  const known = built.get(text);
  if (known !== undefined) return known;
  const made = build(text);
  for (const [oldest] of [...built].slice(0, Math.max(0, built.size + 1 - most))) built.delete(oldest);
  built.set(text, made);
  return made;
}

/** The host has judged it: here it is taken as it is, broken rules included. */
function build(text: string): GraphQLSchema | null {
  try {
    return buildSchema(text, { assumeValid: true, assumeValidSDL: true });
  } catch {
    return null;
  }
}
