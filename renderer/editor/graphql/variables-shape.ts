import { getOperationFacts, getVariablesJSONSchema } from 'graphql-language-service';
import { maskVariables } from './mask-variables';
import { schemaOf } from './schema-of';

/** A JSON Schema that a text is held against, and completed by. */
export type JsonShape = object;

/** What the variables of a query may be, by their definitions in it; null where that is not known. */
export function variablesShape(query: string, schemaText: string): JsonShape | null {
  const schema = schemaOf(schemaText);
  if (!schema || !query.includes('$')) return null;
  try {
    const types = getOperationFacts(schema, maskVariables(query).text)?.variableToType;
    return types ? getVariablesJSONSchema(types) : null;
  } catch {
    return null;
  }
}
