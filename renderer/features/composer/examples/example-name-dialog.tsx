import { describeFailure } from '#shared/failure-words';
import { longestExampleName } from '#shared/model/example';
import type { Result } from '#shared/result';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/text-field';

interface Props {
  readonly title: string;
  readonly confirmLabel: string;
  readonly start: string;
  readonly onSubmit: (name: string) => Promise<Result<unknown>>;
  readonly onClose: () => void;
  /** What else there is to choose. */
  readonly children?: ReactNode;
}

/** Asks what an example is to be called, and stays open with the reason when that cannot be. */
export function ExampleNameDialog({ title, confirmLabel, start, onSubmit, onClose, children }: Props) {
  const [name, setName] = useState(start);
  const [error, setError] = useState<string | null>(null);
  const wanted = name.trim().slice(0, longestExampleName);
  const submit = async () => {
    if (wanted === '') return;
    const done = await onSubmit(wanted);
    if (done.ok) onClose();
    else setError(describeFailure(done.failure));
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={wanted === ''}>
        {confirmLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} actions={actions} onSubmit={() => void submit()}>
      <TextField label="Name" value={name} onChange={setName} error={error} takesFocus />
      {children}
    </Dialog>
  );
}
