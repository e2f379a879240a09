import { Play } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { asksInAddress } from '#shared/graphql/graphql-text';
import type { Operation } from '#shared/graphql/read-operations';
import type { CursorPlace, TextProblem } from '../../../editor';
import { insertField, type WantedField, type WhyNot } from '../../../editor/graphql/insert-field';
import { variablesShape } from '../../../editor/graphql/variables-shape';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/select-field';
import beside from '../graphql/graphql.module.css';
import { FollowOffer } from '../graphql/follow-offer';
import { DocumentLine, PersistedChoice } from '../graphql/persisted';
import { ReserveOffer } from '../graphql/reserve-offer';
import { SchemaBar, SchemaRemark } from '../graphql/schema-bar';
import { SchemaDocs } from '../graphql/schema-docs';
import { useSchema } from '../graphql/use-schema';
import { Remark } from '../remark';
import { useDraft } from '../use-tab';
import type { BodyProps } from './body-props';
import { EditorPane } from './editor-pane';
import styles from './graphql-body.module.css';
import { remarksOn } from './graphql-remarks';
import { JsonLayout } from './json-body';
import { useBody } from './use-body';
import { useQueryReading } from './use-query-reading';

/** A GraphQL query and its variables, as typed, with what is wrong in them. Nothing of it keeps the query from being sent. */
export function GraphqlBody({ tabId }: BodyProps) {
  const { body, put } = useBody(tabId, 'graphql');
  const { operations, marks } = useQueryReading(body.query);
  const schema = useSchema(tabId);
  const [isReading, setIsReading] = useState(false);
  const cursor = useRef<CursorPlace>({ line: 1, column: 1 });
  const { text } = schema;
  const insert = (wanted: WantedField): WhyNot | null => {
    const inserted = insertField(body.query, offsetOf(body.query, cursor.current), wanted, text ?? '');
    if (typeof inserted === 'string') return inserted;
    put({ query: inserted.query });
    return null;
  };
  return (
    <div className={styles.frame}>
      <SchemaBar schema={schema} isReading={isReading && text !== null} onRead={setIsReading} />
      <SchemaRemark schema={schema} />
      <DocumentLine tabId={tabId} />
      <div className={beside.room}>
        <div className={beside.sides}>
          <div className={beside.texts}>
            <div className={styles.texts}>
              <QueryText
                {...{ tabId, operations, marks, schema: text }}
                onCursor={(place) => {
                  cursor.current = place;
                }}
              />
              <VariablesText tabId={tabId} schema={text} />
            </div>
          </div>
          {isReading && text !== null && <SchemaDocs text={text} onInsert={insert} onClose={() => setIsReading(false)} />}
        </div>
      </div>
      <FollowOffer tabId={tabId} operations={operations} />
      <ReserveOffer tabId={tabId} />
      <Remarks tabId={tabId} operations={operations} />
    </div>
  );
}

interface TextProps extends BodyProps {
  /** The schema in its own language; null for none. */
  readonly schema: string | null;
}

interface QueryTextProps extends TextProps {
  readonly operations: readonly Operation[];
  readonly marks: readonly TextProblem[];
  readonly onCursor: (place: CursorPlace) => void;
}

function QueryText({ tabId, operations, marks, schema, onCursor }: QueryTextProps) {
  const { body, put, refused } = useBody(tabId, 'graphql');
  return (
    <section className={styles.text} aria-label="Query">
      <div className={styles.head}>
        <span className={styles.title}>Query</span>
        <Runs tabId={tabId} operations={operations} />
      </div>
      <EditorPane
        tabId={tabId}
        kind="graphql"
        field="query"
        label="GraphQL query"
        language="graphql"
        text={body.query}
        onChange={(query) => put({ query })}
        marks={marks}
        schema={schema}
        onCursor={onCursor}
        refusal={refused.at('body', 'query')}
      />
    </section>
  );
}

function VariablesText({ tabId, schema }: TextProps) {
  const { body, put, refused } = useBody(tabId, 'graphql');
  const { query, variables } = body;
  const shape = useMemo(() => (schema === null ? null : variablesShape(query, schema)), [query, schema]);
  return (
    <section className={styles.text} aria-label="Variables">
      <div className={styles.head}>
        <span className={styles.title}>Variables</span>
        <span className={styles.grow} />
        <JsonLayout text={variables} onChange={(next) => put({ variables: next })} />
      </div>
      <EditorPane
        tabId={tabId}
        kind="graphql-variables"
        field="variables"
        label="GraphQL variables"
        language="json"
        text={variables}
        onChange={(next) => put({ variables: next })}
        shape={shape}
        refusal={refused.at('body', 'variables')}
        says="numbers kept as typed"
      />
    </section>
  );
}

/** Characters before a place in a text. */
function offsetOf(text: string, { line, column }: CursorPlace): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

interface OperationsProps extends BodyProps {
  readonly operations: readonly Operation[];
}

/** A way to send each of several operations; one alone is what Send sends. */
function Runs({ tabId, operations }: OperationsProps) {
  const { put } = useBody(tabId, 'graphql');
  const send = useApp((state) => state.sendDraft);
  const named = operations.filter(({ name }) => name !== '');
  if (operations.length < 2) return null;
  const run = (operationName: string) => {
    put({ operationName });
    void send(tabId);
  };
  return (
    <div role="group" aria-label="Operations" className={styles.runs}>
      {named.map(({ name, type, line }) => (
        <Button key={line} size="small" variant="quiet" label={`Run ${type} ${name}`} onPress={() => run(name)}>
          <Play size={12} strokeWidth={1.5} aria-hidden />
          {name}
        </Button>
      ))}
    </div>
  );
}

/** Which operation is carried out, and what goes for the query. */
export function GraphqlTools({ tabId }: BodyProps) {
  return (
    <>
      <OperationChoice tabId={tabId} />
      <PersistedChoice tabId={tabId} />
    </>
  );
}

/** Which of several operations is carried out. */
function OperationChoice({ tabId }: BodyProps) {
  const { body, put } = useBody(tabId, 'graphql');
  const { operations } = useQueryReading(body.query);
  const named = operations.filter(({ name }) => name !== '');
  const { operationName: chosen } = body;
  if (operations.length < 2 && chosen === '') return null;
  const isThere = named.some(({ name }) => name === chosen);
  const options = [
    { value: '', label: 'No operation named', hint: '' },
    ...named.map(({ name, type }) => ({ value: name, label: name, hint: type })),
    ...(isThere || chosen === '' ? [] : [{ value: chosen, label: chosen, hint: 'not in the query' }]),
  ];
  return (
    <div data-place="body:operationName">
      <SelectField
        label="Operation"
        hideLabel
        value={chosen}
        options={options}
        onChange={(operationName) => put({ operationName })}
      />
    </div>
  );
}

function Remarks({ tabId, operations }: OperationsProps) {
  const [draft, edit] = useDraft(tabId);
  const { body, put, refused } = useBody(tabId, 'graphql');
  const refusal = refused.at('body', 'operationName');
  const acts = {
    post: { label: 'Send with POST', run: () => edit({ method: 'POST' }) },
    noName: { label: 'Name none', run: () => put({ operationName: '' }) },
  };
  const remarks = remarksOn(body, operations, { isInAddress: asksInAddress(draft), method: draft.method });
  return (
    <>
      {refusal !== undefined && <Remark isInset tone="danger" text={refusal} />}
      {remarks.map(({ text, tone, act }) => (
        <Remark key={text} isInset tone={tone} text={text} act={act === null ? null : acts[act]} />
      ))}
    </>
  );
}
