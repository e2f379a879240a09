import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { secretsIn } from '#shared/model/auth-secrets';
import { findVariables } from '#shared/variables/find-variables';
import { isPracticeCredential } from '../state/identities';
import { secretsOfForm } from '../state/forms/form-secrets';
import { openFormOf } from '../state/forms/page-forms';
import { sealedTexts } from '../state/slices/vault-slice';
import type { Tab } from '../state/tab';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import styles from './workbench.module.css';

interface Props {
  readonly tabId: string;
}

/** Says where the secrets of a tab are when that is not where they stay: in a vault that is locked, or in memory alone. */
export function VaultLine({ tabId }: Props) {
  const need = useApp((state) => {
    const tab = state.tabs[tabId];
    if (!tab || !state.vault) return null;
    const { draft } = tab;
    if (sealedTexts(draft).length > 0 && state.vault.state !== 'open') return 'locked';
    const typed = secretsIn(draft.auth).some(
      (secret) => findVariables(secret).length === 0 && !isPracticeCredential(state.practice, secret),
    );
    return (typed || hasSecretInForm(tab)) && state.vault.state === 'absent' ? 'absent' : null;
  });
  return <div aria-live="polite">{need === 'locked' ? <Locked /> : need === 'absent' ? <NoVault /> : null}</div>;
}

/** Something was typed into a password field of a form. */
function hasSecretInForm(tab: Tab): boolean {
  const open = openFormOf(tab);
  return tab.secrets.length > 0 || (open !== null && secretsOfForm(open).length > 0);
}

function Locked() {
  const openDialog = useApp((state) => state.openVaultDialog);
  return (
    <p className={styles.remark}>
      <LockKeyhole size={14} strokeWidth={1.5} aria-hidden />
      <span className={styles.words}>A secret of this request is in the vault, which is locked.</span>
      <Button size="small" onPress={() => openDialog({ step: 'unlock' })}>
        Unlock…
      </Button>
    </p>
  );
}

function NoVault() {
  const hasKeychain = useApp((state) => state.vault?.keychain === true);
  const protect = useApp((state) => state.protectVault);
  const openDialog = useApp((state) => state.openVaultDialog);
  const forSession = useApp((state) => state.keepSecretsForSession);
  const [problem, setProblem] = useState<string | null>(null);
  const keepInKeychain = async () => {
    const made = await protect({ kind: 'keychain' });
    setProblem(made.ok ? null : describeFailure(made.failure));
  };
  return (
    <p className={styles.remark}>
      <LockKeyhole size={14} strokeWidth={1.5} aria-hidden />
      <span className={styles.words}>{problem ?? 'The secret you typed lasts until Cairn is closed; no file holds it.'}</span>
      {hasKeychain && (
        <Button size="small" onPress={() => void keepInKeychain()}>
          Keep secrets in the keychain
        </Button>
      )}
      <Button size="small" onPress={() => openDialog({ step: 'passphrase' })}>
        {hasKeychain ? 'Use a passphrase…' : 'Keep secrets under a passphrase…'}
      </Button>
      <Button size="small" variant="quiet" onPress={() => void forSession()}>
        For this session only
      </Button>
    </p>
  );
}
