import { getIntrospectionQuery } from 'graphql';

/** What asks a server for its schema, the newest form first: an older server does not know all of it. */
export const schemaQuestions: readonly string[] = [
  getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, directiveIsRepeatable: true, oneOf: true }),
  getIntrospectionQuery({ inputValueDeprecation: true, directiveIsRepeatable: true, specifiedByUrl: true }),
  getIntrospectionQuery({ descriptions: true }),
];
