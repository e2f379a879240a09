import { useEffect, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { tabTitle } from '../../state/tab';
import { useApp, useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { compareDrafts, type Version } from './compare-drafts';
import styles from './file-changed-dialog.module.css';

interface Props {
  readonly tabId: string;
  readonly reason: string;
}

/** Both versions of a request that was changed here and elsewhere, side by side, and the choice between them. */
export function FileChangedDialog({ tabId, reason }: Props) {
  const tab = useApp((state) => state.tabs[tabId]);
  const keepMine = useApp((state) => state.keepMine);
  const takeTheirs = useApp((state) => state.takeTheirs);
  const keepBoth = useApp((state) => state.keepBoth);
  const stopSaving = useApp((state) => state.stopSaving);
  const theirs = useTheirs(tabId);
  const actions = (
    <>
      <Button onPress={stopSaving} takesFocus>
        Not now
      </Button>
      <Button onPress={() => void keepBoth(tabId)}>Keep both</Button>
      <Button onPress={() => void takeTheirs(tabId)}>Take what is in the file</Button>
      <Button variant="main" onPress={() => void keepMine(tabId)}>
        Save mine over it
      </Button>
    </>
  );
  return (
    <Dialog title="The file was changed elsewhere" isOpen onClose={stopSaving} role="alertdialog" actions={actions} width="wide">
      <p>
        <bdi>{tab && tabTitle(tab)}</bdi>: {reason.replace(/[^.]$/, '$&.')}
      </p>
      {tab && theirs?.version && (
        <Versions mine={{ name: tab.name || theirs.version.name, draft: tab.draft }} theirs={theirs.version} />
      )}
      {theirs?.raw != null && (
        <>
          <p>{theirs.problem}</p>
          <pre className={styles.raw} tabIndex={0} aria-label="What stands in the file">
            {theirs.raw}
          </pre>
        </>
      )}
      <p>
        Nothing is lost either way: the version you do not choose opens in a tab of its own. Keep both saves mine beside it, as a
        request of its own.
      </p>
    </Dialog>
  );
}

interface Theirs {
  readonly version: Version | null;
  /** Why the file cannot be read as a request, and what stands in it. */
  readonly problem: string;
  readonly raw: string | null;
}

function useTheirs(tabId: string): Theirs | null {
  const host = useHost();
  const saved = useApp((state) => state.tabs[tabId]?.saved ?? null);
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [root, path] = [saved?.root ?? '', saved?.path ?? ''];
  useEffect(() => {
    let isWanted = true;
    const put = (next: Theirs) => isWanted && setTheirs(next);
    const look = async () => {
      const read = await host.call('collection.readRequest', { root, path });
      if (read.ok) return put({ version: read.value, problem: '', raw: null });
      const raw = await host.call('collection.readRaw', { root, path });
      put({ version: null, problem: describeFailure(read.failure), raw: raw.ok ? raw.value.text : null });
    };
    if (root !== '') void look();
    return () => {
      isWanted = false;
    };
  }, [host, root, path]);
  return theirs;
}

function Versions({ mine, theirs }: { readonly mine: Version; readonly theirs: Version }) {
  const differences = compareDrafts(mine, theirs);
  if (differences.length === 0) return <p>The request is the same in both; a comment or its place in the order is not.</p>;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Both versions">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.part}>
              Part
            </th>
            <th scope="col">Mine</th>
            <th scope="col">In the file</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ part, mine: own, theirs: other }) => (
            <tr key={part}>
              <th scope="row" className={styles.part}>
                {part}
              </th>
              <Text text={own} />
              <Text text={other} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Text({ text }: { readonly text: string }) {
  return (
    <td className={styles.text} dir="auto">
      {text === '' ? <i>nothing</i> : text}
    </td>
  );
}
