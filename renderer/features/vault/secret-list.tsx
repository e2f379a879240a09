import { Eye, EyeOff, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import type { SecretEntry } from '#shared/model/vault';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { IconButton } from '../../ui/icon-button';
import { SecretDialog } from './secret-dialog';
import styles from './vault.module.css';

/** The secrets that requests can name. Values are shown one at a time, when asked for. */
export function SecretList() {
  const secrets = useApp((state) => state.secrets);
  const remove = useApp((state) => state.removeSecret);
  const [isAdding, setAdding] = useState(false);
  const [going, setGoing] = useState<string | null>(null);
  return (
    <>
      {secrets.length > 0 && (
        <ul aria-label="Secrets" className={styles.list}>
          {secrets.map((secret) => (
            <SecretRow key={secret.name} secret={secret} onRemove={() => setGoing(secret.name)} />
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        <Button size="small" onPress={() => setAdding(true)}>
          <Plus size={14} strokeWidth={1.5} aria-hidden />
          Add a secret
        </Button>
      </div>
      {isAdding && <SecretDialog onClose={() => setAdding(false)} />}
      {going !== null && (
        <ConfirmDialog
          title={`Remove ${going}?`}
          detail="Requests that name it will not be sent until it is there again. This cannot be undone."
          confirmLabel="Remove the secret"
          isDanger
          onCancel={() => setGoing(null)}
          onConfirm={() => {
            void remove(going);
            setGoing(null);
          }}
        />
      )}
    </>
  );
}

function SecretRow({ secret, onRemove }: { readonly secret: SecretEntry; readonly onRemove: () => void }) {
  const reveal = useApp((state) => state.revealSecret);
  const [shown, setShown] = useState<string | null>(null);
  const { name, hosts, kept } = secret;
  const show = async () => {
    const value = await reveal(name);
    setShown(value.ok ? value.value : describeFailure(value.failure));
  };
  return (
    <li className={styles.row}>
      <code className={styles.name}>{`{{${name}}}`}</code>
      <span className={styles.value}>
        {shown === null ? '••••••••' : <bdi className={styles.plain}>{shown}</bdi>}
        {kept === 'session' && <span className={styles.mark}>until closed</span>}
        {hosts.length > 0 && <span className={styles.mark}>only to {hosts.join(', ')}</span>}
      </span>
      <IconButton
        size="small"
        label={shown === null ? `Show ${name}` : `Hide ${name}`}
        icon={shown === null ? Eye : EyeOff}
        onPress={() => (shown === null ? void show() : setShown(null))}
      />
      <IconButton size="small" label={`Remove ${name}`} icon={Trash2} onPress={onRemove} />
    </li>
  );
}
