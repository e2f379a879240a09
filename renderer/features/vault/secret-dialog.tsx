import { useState } from 'react';
import type { SecretEntry } from '#shared/model/vault';
import { findVariables } from '#shared/variables/find-variables';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { HostsField } from './hosts-field';
import { useTry } from './use-try';
import styles from './vault.module.css';

/** Takes a new secret, or another value for one that is there. */
export function SecretDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [typedHosts, setHosts] = useState<string | null>(null);
  const known = useApp((state) => state.secrets);
  const write = useApp((state) => state.writeSecret);
  const { error, isBusy, attempt } = useTry(onClose);
  const isName = isSecretName(name);
  const there = known.find((secret) => secret.name === name);
  // Another value is meant for the hosts of the one before, until others are typed.
  const hosts = typedHosts ?? hostsOf(there);
  const submit = () => isName && void attempt(() => write({ name, value, hosts: hosts.split(/[\s,]+/).filter(Boolean) }));
  return (
    <Dialog
      title="A secret"
      isOpen
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="main" type="submit" isDisabled={isBusy || !isName || value === ''}>
            {there ? 'Replace it' : 'Keep it'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label="Name"
          mono
          value={name}
          onChange={setName}
          hint={isName ? `Write {{${name}}} wherever it belongs.` : 'Requests write it between double braces.'}
          error={name !== '' && !isName ? 'Letters, digits and . - _ / : @ only, beginning with a letter or digit.' : error}
          takesFocus
        />
        <TextField label="Value" mono type="password" value={value} onChange={setValue} />
        <HostsField hosts={hosts} onChange={setHosts} />
      </div>
    </Dialog>
  );
}

const isSecretName = (name: string): boolean => findVariables(`{{${name}}}`)[0]?.name === name;

const hostsOf = (secret: SecretEntry | undefined): string => secret?.hosts.join(' ') ?? '';
