import type { PracticeAccount } from '#shared/model/practice';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { MenuButton } from '../../ui/menu-button';
import styles from './account-list.module.css';
import page from './practice-page.module.css';

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
    <section aria-label="Who you can be" className={page.part}>
      <h2 className={page.name}>
        Who you can be
        <span className={page.caption} aria-live="polite">
          {copied}
        </span>
      </h2>
      <ul className={styles.list}>
        <li className={styles.account}>
          <span className={styles.who}>nobody</span>
          <span className={styles.role}>no credential is sent</span>
          <Choice username={null} />
          <span className={styles.gap} />
        </li>
        {accounts.map((account) => (
          <li key={account.username} className={styles.account}>
            <span className={styles.who}>{account.username}</span>
            <span className={styles.role}>{account.role}</span>
            <Choice username={account.username} />
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
      <p className={page.note}>“Browse it” goes there as the one you are now.</p>
    </section>
  );
}

function Choice({ username }: { readonly username: string | null }) {
  const isNow = useApp((state) => state.practicePerson === username);
  const become = useApp((state) => state.becomePracticePerson);
  if (isNow) return <span className={styles.now}>now</span>;
  return (
    <Button
      className={classNames(styles.become)}
      aria-label={`switch to ${username ?? 'nobody'}`}
      onPress={() => become(username)}
    >
      switch
    </Button>
  );
}
