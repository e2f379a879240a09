import { ArrowLeft, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { docsOf, type DocsHit, type SchemaDocs as Docs } from '../../../editor/graphql/schema-docs';
import type { WantedField, WhyNot } from '../../../editor/graphql/insert-field';
import { EmptyNote } from '../../../ui/empty-note';
import { IconButton } from '../../../ui/icon-button';
import { TextField } from '../../../ui/text-field';
import { TypePage } from './type-page';
import styles from './graphql.module.css';

interface Props {
  /** The schema in its own language. */
  readonly text: string;
  /** Answers why that cannot be, or null. */
  readonly onInsert: (wanted: WantedField) => WhyNot | null;
  readonly onClose: () => void;
}

const mostHits = 100;

/** A schema for reading beside the query: types, their fields and what they say, found by name, and put into the query. */
export function SchemaDocs({ text, onInsert, onClose }: Props) {
  const docs = useMemo(() => docsOf(text), [text]);
  const [trail, setTrail] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const [said, setSaid] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const goTo = (next: readonly string[]) => {
    setTrail(next);
    setWords('');
    // The button that was pressed is gone: reading goes on at the head of the new page.
    queueMicrotask(() => title.current?.focus());
  };
  const insert = (wanted: WantedField) => {
    const whyNot = onInsert(wanted);
    setSaid(whyNot === null ? `${wanted.field} is in the query now.` : whyNotWords(whyNot, wanted));
  };
  const name = trail.at(-1) ?? null;
  return (
    <section className={styles.docs} aria-label="Docs of the schema">
      <header className={styles.docsHead}>
        {name !== null && <IconButton label="Back" icon={ArrowLeft} size="small" onPress={() => goTo(trail.slice(0, -1))} />}
        <h2 className={styles.docsTitle} ref={title} tabIndex={-1}>
          {name ?? 'Schema'}
        </h2>
        <IconButton label="Close the docs" icon={X} size="small" onPress={onClose} />
      </header>
      <div className={styles.docsSearch}>
        <TextField
          label="Search the schema"
          hideLabel
          type="search"
          placeholder="Search types and fields"
          value={words}
          onChange={setWords}
        />
      </div>
      <p className={styles.said} role="status">
        {said}
      </p>
      <div className={styles.docsBody}>
        {docs === null ? (
          <EmptyNote title="This schema cannot be shown." />
        ) : words.trim() !== '' ? (
          <Hits docs={docs} words={words} onGo={(type) => goTo([...trail, type])} />
        ) : name === null ? (
          <Roots docs={docs} onGo={(type) => goTo([type])} />
        ) : (
          <TypePage key={name} docs={docs} name={name} onGo={(type) => goTo([...trail, type])} onInsert={insert} />
        )}
      </div>
    </section>
  );
}

const whyNotWords = (whyNot: WhyNot, { type, field }: WantedField): string =>
  whyNot === 'unreadable'
    ? `There is no place for ${field} as long as the query cannot be read.`
    : `The query has no place for ${field}: nothing in it is a ${type} yet.`;

interface ListProps {
  readonly docs: Docs;
  readonly onGo: (type: string) => void;
}

function Roots({ docs, onGo }: ListProps) {
  return (
    <>
      <p className={styles.prose}>
        {docs.types === 1 ? 'One type.' : `${docs.types} types.`} An operation begins at one of these:
      </p>
      <ul className={styles.entries}>
        {docs.roots.map(({ operation, type }) => (
          <li key={operation} className={styles.entry}>
            <div className={styles.line}>
              <span className={styles.word}>{operation}</span>
              <button type="button" className={styles.type} onClick={() => onGo(type)}>
                {type}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Hits({ docs, words, onGo }: ListProps & { readonly words: string }) {
  const hits = useMemo(() => docs.search(words, mostHits + 1), [docs, words]);
  if (hits.length === 0) return <EmptyNote title={`No type or field has “${words.trim()}” in its name.`} />;
  return (
    <>
      <ul className={styles.entries} aria-label="Found in the schema">
        {hits.slice(0, mostHits).map((hit) => (
          <li key={nameOf(hit)} className={styles.entry}>
            <button type="button" className={styles.type} onClick={() => onGo(hit.type)}>
              {nameOf(hit)}
            </button>
            {hit.description !== '' && <p className={styles.brief}>{hit.description}</p>}
          </li>
        ))}
      </ul>
      {hits.length > mostHits && <p className={styles.prose}>There are more: write more of the name.</p>}
    </>
  );
}

const nameOf = ({ type, field }: DocsHit): string => (field === null ? type : `${type}.${field}`);
