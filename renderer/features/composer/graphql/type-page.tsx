import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import {
  kindWord,
  type DocsArgument,
  type DocsField,
  type DocsType,
  type SchemaDocs,
  type TypeWords,
} from '../../../editor/graphql/schema-docs';
import type { WantedField } from '../../../editor/graphql/insert-field';
import { Button } from '../../../ui/button';
import { EmptyNote } from '../../../ui/empty-note';
import { IconButton } from '../../../ui/icon-button';
import styles from './graphql.module.css';

interface Props {
  readonly docs: SchemaDocs;
  readonly name: string;
  readonly onGo: (type: string) => void;
  readonly onInsert: (wanted: WantedField) => void;
}

/** A page shows so many fields at once; some types have thousands. */
const fieldsAtOnce = 200;

/** All that a schema says of one type. */
export function TypePage({ docs, name, onGo, onInsert }: Props) {
  const [most, setMost] = useState(fieldsAtOnce);
  const type = docs.type(name);
  if (!type) return <EmptyNote title={`There is no type ${name}.`} />;
  const insertable = type.kind === 'object' || type.kind === 'interface';
  return (
    <>
      <p className={styles.kind}>{kindWord(type.kind)}</p>
      <Prose text={type.description} />
      {type.specifiedBy !== '' && <p className={styles.prose}>Described at {type.specifiedBy}</p>}
      <Names title="Is also" names={type.interfaces} onGo={onGo} />
      <Names title="May be" names={type.possible} onGo={onGo} />
      {type.fields.length > 0 && (
        <ul className={styles.entries} aria-label={`Fields of ${name}`}>
          {type.fields.slice(0, most).map((field) => (
            <FieldEntry
              key={field.name}
              field={field}
              onGo={onGo}
              onInsert={insertable ? () => onInsert({ type: name, field: field.name }) : null}
            />
          ))}
        </ul>
      )}
      {type.fields.length > most && (
        <p className={styles.prose}>
          <Button size="small" onPress={() => setMost(most + fieldsAtOnce)}>
            Show more of {type.fields.length.toLocaleString('en-GB')}
          </Button>
        </p>
      )}
      <Values type={type} />
    </>
  );
}

interface FieldProps {
  readonly field: DocsField;
  readonly onGo: (type: string) => void;
  readonly onInsert: (() => void) | null;
}

function FieldEntry({ field, onGo, onInsert }: FieldProps) {
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <span className={field.deprecation === null ? styles.word : styles.gone}>{field.name}</span>
        <TypeLink type={field.type} onGo={onGo} />
        {onInsert && (
          <span className={styles.tool}>
            <IconButton label={`Insert ${field.name}`} icon={Plus} size="small" onPress={onInsert} placement="left" />
          </span>
        )}
      </div>
      <Deprecation reason={field.deprecation} />
      <Prose text={field.description} />
      {field.standard !== null && <p className={styles.prose}>{field.standard} when left out</p>}
      {field.args.length > 0 && (
        <ul className={styles.args} aria-label={`Arguments of ${field.name}`}>
          {field.args.map((argument) => (
            <ArgumentEntry key={argument.name} argument={argument} onGo={onGo} />
          ))}
        </ul>
      )}
    </li>
  );
}

function ArgumentEntry({ argument, onGo }: { readonly argument: DocsArgument; readonly onGo: (type: string) => void }) {
  const { name, type, standard, description, deprecation } = argument;
  return (
    <li>
      <div className={styles.line}>
        <span className={deprecation === null ? styles.argument : styles.gone}>{name}</span>
        <TypeLink type={type} onGo={onGo} />
        {standard !== null && <span className={styles.standard}>= {standard}</span>}
      </div>
      <Deprecation reason={deprecation} />
      <Prose text={description} />
    </li>
  );
}

/** The type as it is written; its name leads to its page. */
function TypeLink({ type: { text, name }, onGo }: { readonly type: TypeWords; readonly onGo: (type: string) => void }) {
  return (
    <button type="button" className={styles.type} onClick={() => onGo(name)}>
      {text}
    </button>
  );
}

function Names({
  title,
  names,
  onGo,
}: {
  readonly title: string;
  readonly names: readonly string[];
  readonly onGo: Props['onGo'];
}) {
  if (names.length === 0) return null;
  return (
    <div className={styles.names}>
      <span>{title}</span>
      {names.slice(0, fieldsAtOnce).map((name) => (
        <TypeLink key={name} type={{ text: name, name }} onGo={onGo} />
      ))}
    </div>
  );
}

function Values({ type: { name, values } }: { readonly type: DocsType }) {
  if (values.length === 0) return null;
  return (
    <ul className={styles.entries} aria-label={`Values of ${name}`}>
      {values.slice(0, 1_000).map((value) => (
        <li key={value.name} className={styles.entry}>
          <span className={value.deprecation === null ? styles.word : styles.gone}>{value.name}</span>
          <Deprecation reason={value.deprecation} />
          <Prose text={value.description} />
        </li>
      ))}
    </ul>
  );
}

function Deprecation({ reason }: { readonly reason: string | null }): ReactNode {
  return reason === null ? null : <p className={styles.deprecation}>Deprecated: {reason}</p>;
}

/** What the schema says is text, whatever stands in it. */
function Prose({ text }: { readonly text: string }): ReactNode {
  return text === '' ? null : <p className={styles.prose}>{text}</p>;
}
