import type { PracticeAccount } from '#shared/model/practice';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { MenuButton } from '../../ui/menu-button';
import styles from './practice-panel.module.css';

const copies: readonly { readonly field: 'token' | 'password' | 'apiKey'; readonly label: string }[] = [
  { field: 'token', label: 'Copy the token' },
  { field: 'apiKey', label: 'Copy the API key' },
  { field: 'password', label: 'Copy the password' },
];

/** The people one can be on the practice server, with what they sign in with. */
export function AccountList({ accounts }: { readonly accounts: readonly PracticeAccount[] }) {
  const [copied, setCopied] = useState('');
  const copy = (text: string, said: string) => void navigator.clipboard.writeText(text).then(() => setCopied(said));
  return (
    <section aria-label="Who you can be" className={styles.accounts}>
      <h3 className={styles.name}>
        Who you can be
        <span className={styles.caption} aria-live="polite">
          {copied}
        </span>
      </h3>
      <ul>
        {accounts.map((account) => (
          <li key={account.username} className={styles.account}>
            <span className={styles.who}>{account.username}</span>
            <span className={styles.role}>{account.role}</span>
            <MenuButton
              label={`Credentials of ${account.username}`}
              icon={KeyRound}
              size="small"
              items={copies.map(({ field, label }) => ({
                id: field,
                label,
                onAction: () => copy(account[field], `${label.replace('Copy the ', '')} of ${account.username} copied`),
              }))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
