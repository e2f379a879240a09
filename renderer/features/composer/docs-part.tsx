import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { useOpenAddress } from '../../state/use-open-address';
import { Markdown } from '../../ui/markdown/markdown';
import { Segments } from '../../ui/segments';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import styles from './docs-part.module.css';
import part from './part.module.css';
import { useDraft } from './use-tab';

type Manner = 'write' | 'read';

const manners = [
  { value: 'write', label: 'Write' },
  { value: 'read', label: 'Read' },
] as const;

/** What is good to know of a request: the tags it is found and run by, and notes. */
export function DocsPart({ tabId }: { readonly tabId: string }) {
  const [draft, edit] = useDraft(tabId);
  const id = useId();
  const [manner, setManner] = useState<Manner>('write');
  const openAddress = useOpenAddress();
  return (
    <div className={part.scroll}>
      <section className={styles.section} aria-label="Tags">
        <h2 className={styles.title}>Tags</h2>
        <Tags tags={draft.tags} onChange={(tags) => edit({ tags })} />
      </section>
      <section className={styles.section} aria-label="Docs">
        <div className={styles.head}>
          <h2 className={styles.title}>Docs</h2>
          {draft.docs.trim() !== '' && (
            <Segments<Manner> label="Docs are shown" value={manner} options={manners} onChange={setManner} />
          )}
        </div>
        {manner === 'write' || draft.docs.trim() === '' ? (
          <TextArea
            id={id}
            label="Docs"
            value={draft.docs}
            onChange={(docs) => edit({ docs })}
            placeholder="What it is for, in Markdown"
          />
        ) : (
          <Markdown text={draft.docs} onOpen={openAddress} />
        )}
      </section>
    </div>
  );
}

interface TagsProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: string[]) => void;
}

function Tags({ tags, onChange }: TagsProps) {
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = text.split(',').map((tag) => tag.trim());
    const wanted = fresh.filter((tag, at) => tag !== '' && !tags.includes(tag) && fresh.indexOf(tag) === at);
    if (wanted.length > 0) onChange([...tags, ...wanted]);
    setTyped('');
  };
  return (
    <>
      {tags.length > 0 && (
        <ul className={styles.tags} aria-label="Tags of this request">
          {tags.map((tag) => (
            <li key={tag} className={styles.tag}>
              <bdi>{tag}</bdi>
              <Button
                aria-label={`Remove the tag ${tag}`}
                className={styles.remove ?? ''}
                onPress={() => onChange(tags.filter((other) => other !== tag))}
              >
                <X size={12} strokeWidth={1.5} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.field}>
        <TextField
          label="Add a tag"
          hideLabel
          placeholder="Add a tag"
          value={typed}
          onChange={(text) => (text.endsWith(',') ? add(text) : setTyped(text))}
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add(typed);
          }}
        />
      </div>
      <p className={styles.note}>Found in the side bar with tag:name; runs can be narrowed to them.</p>
    </>
  );
}
