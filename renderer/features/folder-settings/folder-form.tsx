import { useId } from 'react';
import type { FolderSettings, RequestPlace } from '#shared/model/collection';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { FolderOptions } from './folder-options';
import { FolderTables } from './folder-tables';
import styles from './folder-settings.module.css';
import type { Tables } from './table-types';
import type { KeptState, SettingsKeeper } from './settings-keeper';
import { useKeptSettings } from './use-kept-settings';

interface Props extends Tables {
  readonly place: RequestPlace;
}

/** What one folder gives to the requests in it. What is changed is saved by itself, a moment after the last key. */
export function FolderForm({ place, ...tables }: Props) {
  const { keeper, kept } = useKeptSettings(place);
  const { draft } = kept;
  const { edit } = keeper;
  const what = place.path === '' ? 'collection' : 'folder';
  return (
    <div className={styles.form} role="region" aria-label={`Settings of the ${what} ${draft?.name ?? ''}`} tabIndex={0}>
      <header className={styles.bar}>
        <h2 className={styles.shownName}>
          <bdi>{draft?.name ?? place.path}</bdi>
        </h2>
        <AuthButton place={place} />
      </header>
      <Problem kept={kept} keeper={keeper} />
      {draft && (
        <>
          <div className={styles.fields}>
            <TextField
              label="Name"
              value={draft.name}
              onChange={(name) => edit({ name })}
              error={draft.name.trim() === '' ? `A ${what} needs a name.` : undefined}
              hint={`In ${place.path === '' ? 'opencollection.yml' : `${place.path}/folder.yml`}`}
            />
          </div>
          <FolderTables draft={draft} edit={edit} what={what} {...tables} />
          <Scripts draft={draft} edit={edit} what={what} />
          <FolderOptions
            place={place}
            options={draft.options}
            onChange={(options) => edit({ options })}
            Options={tables.Options}
          />
          <Docs docs={draft.docs} onChange={(docs) => edit({ docs })} />
        </>
      )}
    </div>
  );
}

function Docs({ docs, onChange }: { readonly docs: string; readonly onChange: (docs: string) => void }) {
  return (
    <section className={styles.section} aria-label="Docs">
      <h3 className={styles.title}>Docs</h3>
      <TextArea id={useId()} label="Docs" value={docs} onChange={onChange} placeholder="What it is for, in Markdown" />
    </section>
  );
}

function AuthButton({ place }: Pick<Props, 'place'>) {
  const editFolderAuth = useApp((state) => state.editFolderAuth);
  return (
    <Button size="small" onPress={() => editFolderAuth(place)}>
      Auth of its requests
    </Button>
  );
}

interface ProblemProps {
  readonly kept: KeptState;
  readonly keeper: SettingsKeeper;
}

function Problem({ kept: { problem, isOvertaken }, keeper }: ProblemProps) {
  if (problem === null) return null;
  return (
    <div role="alert" className={styles.problem}>
      <p>{problem}</p>
      {isOvertaken && (
        <>
          <Button size="small" onPress={() => void keeper.read(true)}>
            Take what is in the file
          </Button>
          <Button size="small" onPress={() => void keeper.flush(true)}>
            Save mine over it
          </Button>
        </>
      )}
    </div>
  );
}

const scripts = [
  { part: 'before', label: 'Before the request' },
  { part: 'after', label: 'After the response' },
  { part: 'tests', label: 'Tests' },
] as const;

interface ScriptsProps {
  readonly draft: FolderSettings;
  readonly edit: (change: Partial<FolderSettings>) => void;
  readonly what: string;
}

function Scripts({ draft, edit, what }: ScriptsProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-label="Scripts">
      <h3 className={styles.title}>Scripts</h3>
      <p className={styles.hint}>They run around every request of the {what}, beside the request’s own.</p>
      {scripts.map(({ part, label }) => (
        <div key={part} className={styles.script}>
          <h4 className={styles.label}>{label}</h4>
          <TextArea
            id={`${id}-${part}`}
            label={label}
            mono
            value={draft.scripts[part]}
            onChange={(code) => edit({ scripts: { ...draft.scripts, [part]: code } })}
          />
        </div>
      ))}
    </section>
  );
}
