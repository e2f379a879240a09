import { glossary, termNamed } from '#shared/lessons/glossary/glossary';
import type { Block, Lesson } from '#shared/lessons/lesson';
import { readInline } from '#shared/lessons/read-inline';
import { Button } from 'react-aria-components';
import { Popover } from '../../ui/popover';
import { classNames } from '../../ui/class-names';
import styles from './lessons.module.css';

/** A text with its code, and its words of the glossary to be opened. */
export function InlineText({ text }: { readonly text: string }) {
  return readInline(text).map((inline, at) => {
    // A text does not change: each piece is its place.
    if (inline.kind === 'code') return <code key={at}>{inline.text}</code>; // oxlint-disable-line react/no-array-index-key
    if (inline.kind === 'term') return <TermLink key={at} id={inline.term} words={inline.text} />; // oxlint-disable-line react/no-array-index-key
    return inline.text;
  });
}

function TermLink({ id, words }: { readonly id: string; readonly words: string }) {
  const term = termNamed(id);
  if (!term) return words;
  return (
    <Popover label={term.term} trigger={<Button className={classNames(styles.term)}>{words}</Button>}>
      <div className={styles.meaning}>
        <b>{term.term}</b>
        {term.also.length > 0 && <span className={styles.also}> {term.also.join(', ')}</span>}
        <p>
          <PlainInline text={term.meaning} />
        </p>
      </div>
    </Popover>
  );
}

/** Inside the meaning of a word, other words are only marked. */
function PlainInline({ text }: { readonly text: string }) {
  return readInline(text).map((inline, at) =>
    // oxlint-disable-next-line react/no-array-index-key -- a text does not change
    inline.kind === 'code' ? <code key={at}>{inline.text}</code> : inline.text,
  );
}

/** The text of a lesson: what there is to know before one tries it. */
export function LessonText({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, at) => <TextBlock key={at} block={block} />); // oxlint-disable-line react/no-array-index-key
}

function TextBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <InlineText text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul className={styles.bullets}>
          {block.items.map((item) => (
            <li key={item}>
              <InlineText text={item} />
            </li>
          ))}
        </ul>
      );
    case 'code':
      return (
        <figure className={styles.codeBlock}>
          <pre tabIndex={0} aria-label={block.says}>
            {block.text}
          </pre>
          <figcaption>{block.says}</figcaption>
        </figure>
      );
    case 'note':
      return <Note block={block} />;
  }
}

/** What is often said, and what holds. */
function Note({ block: { claim, text, source } }: { readonly block: Extract<Block, { kind: 'note' }> }) {
  return (
    <aside className={styles.claim} aria-label={`Often said: ${claim}`}>
      <p className={styles.said}>
        Often said: <q>{claim}</q>
      </p>
      <p>
        <InlineText text={text} /> <span className={styles.source}>{source}</span>
      </p>
    </aside>
  );
}

/** The words of the glossary that a lesson uses, with their meaning. */
export function LessonWords({ lesson }: { readonly lesson: Lesson }) {
  const texts = JSON.stringify(lesson.text);
  const used = new Set(readInline(texts).flatMap((inline) => (inline.kind === 'term' ? [inline.term] : [])));
  const terms = glossary.filter(({ id }) => used.has(id));
  if (terms.length === 0) return null;
  return (
    <section aria-label="Words" className={styles.block}>
      <h3 className={styles.blockTitle}>Words</h3>
      <Words ids={terms.map(({ id }) => id)} />
    </section>
  );
}

/** Words with their meanings. */
export function Words({ ids }: { readonly ids: readonly string[] }) {
  return (
    <dl className={styles.words}>
      {glossary
        .filter(({ id }) => ids.includes(id))
        .map(({ id, term, also, meaning }) => (
          <div key={id}>
            <dt>
              {term}
              {also.length > 0 && <span className={styles.also}>{also.join(', ')}</span>}
            </dt>
            <dd>
              <InlineText text={meaning} />
            </dd>
          </div>
        ))}
    </dl>
  );
}
