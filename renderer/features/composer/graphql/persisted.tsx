import { useState } from 'react';
import { namesDocument } from '#shared/graphql/graphql-text';
import type { GraphqlBody } from '#shared/model/body';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/select-field';
import { VariableTextField } from '../../../ui/variable-field/variable-text-field';
import type { BodyProps } from '../body-fields/body-props';
import { useBody } from '../body-fields/use-body';
import styles from './graphql.module.css';

type How = NonNullable<GraphqlBody['persisted']> | 'whole';

const ways: readonly { readonly value: How; readonly label: string; readonly hint: string }[] = [
  { value: 'whole', label: 'Query whole', hint: 'as it is written' },
  { value: 'automatic', label: 'Query by its hash', hint: 'whole only where the server asks for it' },
  { value: 'document', label: 'Document by its id', hint: 'the server has the query' },
];

/** What stands for the query on the way to the server. */
export function PersistedChoice({ tabId }: BodyProps) {
  const { body, put } = useBody(tabId, 'graphql');
  return (
    <SelectField
      label="How the query goes"
      hideLabel
      value={body.persisted ?? 'whole'}
      options={ways}
      onChange={(how) => put({ persisted: how === 'whole' ? undefined : how })}
    />
  );
}

/** The id of a document that the server knows; many are the hash of their text. */
export function DocumentLine({ tabId }: BodyProps) {
  const { body, put, refused } = useBody(tabId, 'graphql');
  const [isHashing, setIsHashing] = useState(false);
  if (!namesDocument(body)) return null;
  const fillInHash = async () => {
    setIsHashing(true);
    put({ documentId: await hashOf(body.query) });
    setIsHashing(false);
  };
  return (
    <div className={styles.document} role="group" aria-label="Document" data-place="body:documentId">
      <span className={styles.documentLabel} aria-hidden>
        Document id
      </span>
      <div className={styles.documentField}>
        <VariableTextField
          label="Document id"
          value={body.documentId ?? ''}
          placeholder="sha256:… or a name"
          onChange={(documentId) => put({ documentId })}
          error={refused.at('body', 'documentId')}
        />
      </div>
      <Button size="small" isDisabled={isHashing || body.query.trim() === ''} onPress={() => void fillInHash()}>
        Use the query’s hash
      </Button>
    </div>
  );
}

/** As an id says it: SHA-256 of the text in UTF-8 (GraphQL over HTTP, “Persisted Documents”). */
async function hashOf(query: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(query));
  return `sha256:${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
