import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { checkClose, closeCodeMeaning } from '#shared/http/close-codes';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Popover } from '../../ui/popover';
import { TextField } from '../../ui/text-field';
import styles from './sockets.module.css';

/** Closes with a code and a reason of one's own. */
export function CloseMenu({ tabId }: { readonly tabId: string }) {
  return (
    <Popover
      label="Close with a code"
      placement="bottom end"
      trigger={
        <Button size="small" variant="quiet">
          Close…
        </Button>
      }
    >
      {(close) => <Form tabId={tabId} onDone={close} />}
    </Popover>
  );
}

function Form({ tabId, onDone }: { readonly tabId: string; readonly onDone: () => void }) {
  const disconnect = useApp((state) => state.disconnect);
  const [code, setCode] = useState('1000');
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const number = code.trim() === '' ? null : Number(code);
  const problem = Number.isInteger(number ?? 0) ? checkClose(number, reason) : 'A code is a number.';
  const submit = async () => {
    if (problem !== null) return;
    const failure = await disconnect(tabId, number, reason);
    if (failure === null) onDone();
    else setRefused(describeFailure(failure));
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label="Code"
        mono
        takesFocus
        value={code}
        onChange={setCode}
        error={problem ?? refused}
        hint={number === null ? 'None is sent.' : closeCodeMeaning(number)}
      />
      <TextField label="Reason" value={reason} onChange={setReason} />
      <Button type="submit" variant="main" isDisabled={problem !== null}>
        Close
      </Button>
    </form>
  );
}
