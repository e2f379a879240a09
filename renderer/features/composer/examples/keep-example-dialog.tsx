import { useState } from 'react';
import { Checkbox } from '../../../ui/checkbox';
import { ExampleNameDialog } from './example-name-dialog';
import styles from './examples-part.module.css';
import type { ExampleActions } from './use-example-actions';

interface Props {
  readonly actions: ExampleActions;
  readonly onClose: () => void;
}

/** Asks what the answer is to be called, and whether its secrets are to be written down as they came. */
export function KeepExampleDialog({ actions, onClose }: Props) {
  const [withSecrets, setWithSecrets] = useState(false);
  return (
    <ExampleNameDialog
      title="Save answer as example"
      confirmLabel="Save"
      start={actions.startName()}
      onSubmit={(name) => actions.keep(name, withSecrets)}
      onClose={onClose}
    >
      <div>
        <Checkbox label="Keep secrets as they are" isSelected={withSecrets} onChange={setWithSecrets} />
      </div>
      <p className={styles.about}>
        {withSecrets
          ? 'Cookies, tokens and passwords of the request and the answer stand in the file: whoever reads it can use them.'
          : 'Names stand in the place of cookies, tokens and passwords, in the request and in the answer.'}
      </p>
    </ExampleNameDialog>
  );
}
