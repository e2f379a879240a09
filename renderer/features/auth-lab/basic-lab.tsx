import { basicUser } from '#shared/explain/credential-sent';
import { createDraft } from '#shared/model/request-draft';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import styles from './auth-lab.module.css';
import { useLab, usePerson } from './lab-context';
import { Outcome } from './outcome';
import { useAside } from './use-aside';

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Name and password in Base64, and back again without any key. */
export function BasicLab() {
  const { origin } = useLab();
  const alice = usePerson('alice');
  const [username, setUsername] = useState(alice.username);
  const [password, setPassword] = useState(alice.password);
  const [isUndone, setUndone] = useState(false);
  const aside = useAside();
  const encoded = base64(`${username}:${password}`);
  const draft = { ...createDraft(`${origin}/auth/basic/`), auth: { kind: 'basic' as const, username, password } };
  return (
    <>
      <p className={styles.text}>
        Basic joins name and password with a colon and writes them in Base64. That is an alphabet, not a lock: there is no key, so
        anyone who sees the field can turn it back. Only https keeps it from being seen.
      </p>
      <div className={styles.fields}>
        <TextField label="Name" mono value={username} onChange={setUsername} />
        <TextField label="Password" mono value={password} onChange={setPassword} />
      </div>
      <pre className={styles.wire} tabIndex={0} aria-label="The field as it is sent">{`Authorization: Basic ${encoded}`}</pre>
      <div className={styles.actions}>
        <Button onPress={() => setUndone(!isUndone)}>{isUndone ? 'Hide what it says' : 'Turn it back'}</Button>
        <Button onPress={() => aside.send(draft)}>Send it</Button>
      </div>
      {isUndone && (
        <dl className={styles.facts}>
          <dt>Anyone reads</dt>
          <dd>
            <code>{`${basicUser(encoded) ?? ''}:${password}`}</code>
          </dd>
        </dl>
      )}
      <Outcome aside={aside} />
    </>
  );
}
