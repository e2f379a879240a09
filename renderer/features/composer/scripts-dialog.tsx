import type { ShownScript } from '#shared/contract/script-calls';
import { phaseWords } from '#shared/scripts/script-report';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './scripts-dialog.module.css';

/** Asks whether scripts may run, and shows every one of them. Nothing has run and nothing was sent yet. */
export function ScriptsDialog() {
  const question = useApp((state) => state.scriptQuestion);
  const answer = useApp((state) => state.answerScripts);
  if (question === null) return null;
  const { tabId, collection, around, others } = question;
  const whose = collection === '' ? 'this request' : collection;
  const actions = (
    <>
      <Button onPress={() => void answer('cancel')} shortcut="Escape" takesFocus>
        Cancel
      </Button>
      <Button onPress={() => void answer('leaveOut')}>{tabId === null ? 'Run without scripts' : 'Send without scripts'}</Button>
      <Button variant="main" onPress={() => void answer('run')}>
        {tabId === null ? 'Run with scripts' : 'Run scripts'}
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Run the scripts of ${whose}?`}
      isOpen
      width="wide"
      role="alertdialog"
      onClose={() => void answer('cancel')}
      actions={actions}
    >
      <p>
        {around.length === 1
          ? 'This script was not allowed to run on this machine yet, or was changed since.'
          : 'These scripts were not allowed to run on this machine yet, or were changed since.'}{' '}
        Scripts run in a sandbox without files. They can read this collection’s variables, change what is sent, and send requests
        by themselves. Run only what you have read or trust.
      </p>
      <div className={styles.scripts} role="region" aria-label="Scripts" tabIndex={0}>
        {around.map((script) => (
          <Script key={keyOf(script)} script={script} isOpen />
        ))}
        {others.length > 0 && (
          <p className={styles.others}>
            Elsewhere in the collection, allowed with {around.length === 1 ? 'it' : 'them'}: {others.length}
          </p>
        )}
        {others.map((script) => (
          <Script key={keyOf(script)} script={script} isOpen={false} />
        ))}
      </div>
    </Dialog>
  );
}

const keyOf = ({ path, phase, where }: ShownScript): string => `${path} ${where} ${phase}`;

function Script({ script: { where, phase, path, code }, isOpen }: { readonly script: ShownScript; readonly isOpen: boolean }) {
  return (
    <details open={isOpen} className={styles.script}>
      <summary className={styles.name}>
        <bdi>{where}</bdi>, {phaseWords[phase]}
        {path !== '' && (
          <span className={styles.path}>
            <bdi>{path}</bdi>
          </span>
        )}
      </summary>
      <pre className={styles.code} dir="ltr">
        {code}
      </pre>
    </details>
  );
}
