import type { BodyProps } from './body-props';
import { EditorPane } from './editor-pane';
import { useBody } from './use-body';

/** A GraphQL query and its variables, as typed. */
export function GraphqlBody({ tabId }: BodyProps) {
  const { body, put, refused } = useBody(tabId, 'graphql');
  return (
    <>
      <EditorPane
        tabId={tabId}
        kind="graphql"
        field="query"
        label="GraphQL query"
        language="plaintext"
        text={body.query}
        onChange={(query) => put({ query })}
      />
      <EditorPane
        tabId={tabId}
        kind="graphql-variables"
        field="variables"
        label="GraphQL variables"
        language="json"
        text={body.variables}
        onChange={(variables) => put({ variables })}
        refusal={refused.at('body', 'variables')}
      />
    </>
  );
}
