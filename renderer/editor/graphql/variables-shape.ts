import { getOperationFacts, getVariablesJSONSchema } from 'graphql-language-service';
import { maskVariables } from './mask-variables';
import { schemaOf } from './schema-of';

/** A JSON Schema that a text is held against, and completed by. */
export type JsonShape = object;

/** An id may be given as a whole number as well (GraphQL, 3.5.5). */
const scalarSchemas: { readonly ID: { type: ('string' | 'integer')[] } } = { ID: { type: ['string', 'integer'] } };

/** What the variables of a query may be, by their definitions in it; null where that is not known. */
export function variablesShape(query: string, schemaText: string): JsonShape | null {
  const schema = schemaOf(schemaText);
  if (!schema || !query.includes('$')) return null;
  try {
    const types = getOperationFacts(schema, maskVariables(query).text)?.variableToType;
    return types ? getVariablesJSONSchema(types, { scalarSchemas }) : null;
  } catch {
    return null;
  }
}
