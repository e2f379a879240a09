import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import type { Result } from '#shared/result';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';

interface Props {
  readonly title: string;
  readonly confirmLabel: string;
  readonly start: string;
  readonly onSubmit: (name: string) => Promise<Result<null>>;
  readonly onClose: () => void;
}

/** Asks for a name, and stays open with the reason when it cannot be used. */
export function NameDialog({ title, confirmLabel, start, onSubmit, onClose }: Props) {
  const [name, setName] = useState(start);
  const [error, setError] = useState<string | null>(null);
  const isEmpty = name.trim() === '';
  const submit = async () => {
    if (isEmpty) return;
    const done = await onSubmit(name.trim());
    if (done.ok) onClose();
    else setError(describeFailure(done.failure));
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={isEmpty}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={actions} onSubmit={() => void submit()}>
      <TextField label="Name" value={name} onChange={setName} error={error} takesFocus />
    </Dialog>
  );
}
