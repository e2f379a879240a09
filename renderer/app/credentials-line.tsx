import { KeyRound, X } from 'lucide-react';
import { originOfTyped } from '../state/follow-draft';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import styles from './workbench.module.css';

interface Props {
  readonly tabId: string;
}

/** Says that credentials did not go along to another origin, or went there for once, and lets the user decide otherwise. */
export function CredentialsLine({ tabId }: Props) {
  const tab = useApp((state) => state.tabs[tabId]);
  const send = useApp((state) => state.sendCredentials);
  const dismiss = useApp((state) => state.dismissRemark);
  const there = tab && originOfTyped(tab.draft.url);
  const { stayed, lent } = tab ?? {};
  const isStayed = stayed != null && stayed.origin === there;
  const isLent = lent != null && lent.origin === there;
  return (
    <div aria-live="polite">
      {isStayed && (
        <p className={styles.remark}>
          <KeyRound size={14} strokeWidth={1.5} aria-hidden />
          <bdi className={styles.words}>
            Went without {stayed.names.join(', ')}, since {stayed.origin} is another origin than {stayed.from}.
          </bdi>
          <Button size="small" onPress={() => send(tabId, 'once')}>
            Send them once
          </Button>
          <Button size="small" variant="quiet" onPress={() => send(tabId, 'always')}>
            Trust this origin in this tab
          </Button>
          <IconButton label="Dismiss" icon={X} size="small" onPress={() => dismiss(tabId)} />
        </p>
      )}
      {isLent && (
        <p className={styles.remark}>
          <KeyRound size={14} strokeWidth={1.5} aria-hidden />
          <bdi className={styles.words}>
            Sent with {lent.names.join(', ')} of {lent.from}, this once. Links from here go without.
          </bdi>
        </p>
      )}
    </div>
  );
}
