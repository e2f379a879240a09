import { describeFailure } from '#shared/failure-words';
import { cookieIdOf, type JarCookie, type JarName } from '#shared/model/cookie';
import { ListFilter, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useApp, useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { EmptyNote } from '../../ui/empty-note';
import { MenuButton } from '../../ui/menu-button';
import { TextField } from '../../ui/text-field';
import { CookieDialog } from './cookie-dialog';
import { ExportDialog, ImportDialog } from './cookies-txt-dialogs';
import { JarTable } from './jar-table';
import { KeptLine } from './kept-line';
import { useJar } from './use-jar';
import { useJarWords } from './use-jar-words';
import styles from './cookies-page.module.css';

type Asking =
  | { readonly kind: 'edit'; readonly cookie: JarCookie | null }
  | { readonly kind: 'clear' | 'import' | 'export' }
  | null;

/** The cookies of one jar: searched, changed, taken out and put back. */
export function JarPane({ jar }: { readonly jar: JarName }) {
  const words = useJarWords();
  const cookies = useJar(jar);
  const typed = useApp((state) => state.cookieSearch);
  const setTyped = useApp((state) => state.searchCookies);
  const [asking, setAsking] = useState<Asking>(null);
  const removal = useRemoval(jar);
  const shown = (cookies ?? []).filter((cookie) => isWanted(cookie, typed));
  return (
    <section className={styles.pane} aria-label="Cookies of the jar">
      <header className={styles.bar}>
        <h2 className={styles.jar}>
          Jar: <bdi>{words(jar)}</bdi>
        </h2>
        <Button onPress={() => setAsking({ kind: 'edit', cookie: null })}>Add a cookie…</Button>
        <MenuButton
          label="More about this jar"
          items={[
            { id: 'import', label: 'Import cookies.txt…', onAction: () => setAsking({ kind: 'import' }) },
            { id: 'export', label: 'Export as cookies.txt…', onAction: () => setAsking({ kind: 'export' }) },
            { id: 'clear', label: 'Empty the jar…', isDanger: true, onAction: () => setAsking({ kind: 'clear' }) },
          ]}
        />
      </header>
      <KeptLine />
      <Removed {...removal} />
      <div className={styles.filter}>
        <ListFilter size={14} strokeWidth={1.5} aria-hidden />
        <TextField
          label="Search names and domains"
          hideLabel
          placeholder="Name or domain"
          type="search"
          value={typed}
          onChange={setTyped}
        />
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="What is in it">
        {cookies !== null && shown.length === 0 && <Empty typed={typed} />}
        <JarTable
          cookies={shown}
          onEdit={(cookie) => setAsking({ kind: 'edit', cookie })}
          onRemove={(gone) => void removal.remove(gone)}
        />
      </div>
      <Dialogs jar={jar} asking={asking} onClose={() => setAsking(null)} onClear={() => void removal.remove(cookies ?? [])} />
    </section>
  );
}

/** What was taken out last, and the way back. */
function Removed({ removed, failure, undo }: Pick<Removal, 'removed' | 'failure' | 'undo'>) {
  return (
    <div aria-live="polite">
      {failure !== null && <p className={styles.problem}>{failure}</p>}
      {removed > 0 && (
        <p className={styles.remark}>
          <span className={styles.words}>
            {removed === 1 ? 'One cookie was taken out.' : `${removed} cookies were taken out.`}
          </span>
          <Button size="small" onPress={() => void undo()}>
            <Undo2 size={14} strokeWidth={1.5} aria-hidden /> Put {removed === 1 ? 'it' : 'them'} back
          </Button>
        </p>
      )}
    </div>
  );
}

const isWanted = ({ name, domain }: JarCookie, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.toLowerCase().includes(word) || domain.includes(word));

function Empty({ typed }: { readonly typed: string }) {
  if (typed.trim() !== '') return <EmptyNote title={`No cookie of this jar matches “${typed}”.`} />;
  return (
    <EmptyNote title="This jar is empty.">
      Cookies that responses set come here, and go along with requests to where they belong.
    </EmptyNote>
  );
}

interface DialogsProps {
  readonly jar: JarName;
  readonly asking: Asking;
  readonly onClose: () => void;
  readonly onClear: () => void;
}

function Dialogs({ jar, asking, onClose, onClear }: DialogsProps) {
  if (asking?.kind === 'edit') return <CookieDialog jar={jar} cookie={asking.cookie} onClose={onClose} />;
  if (asking?.kind === 'import') return <ImportDialog jar={jar} onClose={onClose} />;
  if (asking?.kind === 'export') return <ExportDialog jar={jar} onClose={onClose} />;
  if (asking?.kind !== 'clear') return null;
  return (
    <ConfirmDialog
      title="Empty the jar?"
      detail="Every cookie in it is taken out. They can be put back until Cairn is closed."
      confirmLabel="Empty the jar"
      isDanger
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        onClear();
      }}
    />
  );
}

interface Removal {
  readonly removed: number;
  readonly failure: string | null;
  readonly remove: (cookies: readonly JarCookie[]) => Promise<void>;
  readonly undo: () => Promise<void>;
}

function useRemoval(jar: JarName): Removal {
  const host = useHost();
  const [last, setLast] = useState<{ readonly removed: number; readonly undo: string } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  return {
    removed: last?.removed ?? 0,
    failure,
    async remove(cookies: readonly JarCookie[]) {
      const done = await host.call('cookie.remove', { jar, ids: cookies.map(cookieIdOf) });
      setFailure(done.ok ? null : describeFailure(done.failure));
      if (done.ok) setLast(done.value);
    },
    async undo() {
      if (!last) return;
      const done = await host.call('cookie.restore', { jar, undo: last.undo });
      setFailure(done.ok ? null : describeFailure(done.failure));
      setLast(null);
    },
  };
}
