import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import type { Environment } from '#shared/model/environment';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { SelectField } from '../../ui/select-field';
import { TextField } from '../../ui/text-field';
import { ColorChoice } from './color-choice';
import styles from './environments.module.css';
import { useKeptEnvironment } from './use-kept-environment';
import type { VariableTableType } from './variable-table-type';

interface Props {
  readonly root: string;
  readonly environment: Environment;
  /** The others of the same collection. */
  readonly others: readonly Environment[];
  readonly isNew: boolean;
  /** A name that is to get a value. */
  readonly wanted: string | undefined;
  readonly isActive: boolean;
  readonly Table: VariableTableType;
}

/** One environment. What is changed is saved by itself, a moment after the last key. */
export function EnvironmentForm({ root, environment, others, isNew, isActive, wanted, Table }: Props) {
  const { draft, edit, problem } = useKeptEnvironment(root, environment);
  const failure = useApp((state) => state.environmentFailure);
  const takenName = others.some(({ name }) => name === draft.name);
  const extendable = [{ value: '', label: 'Nothing' }, ...others.map(({ name }) => ({ value: name, label: name }))];
  return (
    <div className={styles.form} role="region" aria-label={`Environment ${environment.name}`} tabIndex={0}>
      <header className={styles.bar}>
        <h2 className={styles.shownName}>
          <i className={styles.dot} style={draft.color ? { background: draft.color } : undefined} />
          <bdi>{environment.name}</bdi>
        </h2>
        <UseButton root={root} name={environment.name} isActive={isActive} />
        <DeleteButton root={root} environment={environment} />
      </header>
      {(failure ?? problem) && (
        <p role="alert" className={styles.problem}>
          {problem ?? (failure && describeFailure(failure))}
        </p>
      )}
      <div className={styles.fields}>
        <TextField
          label="Name"
          takesFocus={isNew}
          value={draft.name}
          onChange={(name) => edit({ name })}
          error={nameProblem(draft.name, takenName)}
        />
        <SelectField label="Builds on" value={draft.extends} options={extendable} onChange={(base) => edit({ extends: base })} />
        {root !== '' && (
          <TextField
            label="File of process values"
            mono
            placeholder=".env"
            value={draft.dotEnvPath}
            onChange={(dotEnvPath) => edit({ dotEnvPath })}
            hint="Below the collection; used as {{process.env.NAME}}."
          />
        )}
        <ColorChoice color={draft.color} onChange={(color) => edit({ color })} />
      </div>
      <Table
        label="Variables"
        place={`environment ${environment.path}`}
        variables={draft.variables}
        onChange={(variables) => edit({ variables })}
        root={root}
        wanted={wanted}
      />
      <p className={styles.note}>
        Write <code>{'{{name}}'}</code> in an address, a header or a body. The lock keeps a value in the vault; the file then has
        its name alone.
      </p>
    </div>
  );
}

function nameProblem(name: string, isTaken: boolean): string | undefined {
  if (name.trim() === '') return 'An environment needs a name.';
  return isTaken ? 'Another environment here has this name.' : undefined;
}

function UseButton({ root, name, isActive }: { readonly root: string; readonly name: string; readonly isActive: boolean }) {
  const choose = useApp((state) => state.chooseEnvironment);
  return (
    <Button size="small" onPress={() => void choose(root, isActive ? null : name)}>
      {isActive ? 'Stop using it' : 'Use it'}
    </Button>
  );
}

function DeleteButton({ root, environment }: { readonly root: string; readonly environment: Environment }) {
  const remove = useApp((state) => state.removeEnvironment);
  const show = useApp((state) => state.showEnvironment);
  const [isAsking, setAsking] = useState(false);
  const count = environment.variables.length;
  return (
    <>
      <Button size="small" variant="danger" onPress={() => setAsking(true)}>
        Delete
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Delete the environment “${environment.name}”?`}
          detail={`Its file and ${count === 1 ? 'its variable go' : `its ${count} variables go`}. Secrets stay in the vault.`}
          confirmLabel="Delete the environment"
          isDanger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void remove(root, environment.path).then((removed) => removed && show(null));
          }}
        />
      )}
    </>
  );
}
