import { useApp } from '../../state/use-app';
import { useEnvironments } from '../../state/use-environments';
import { EmptyNote } from '../../ui/empty-note';
import { EnvironmentForm } from './environment-form';
import { EnvironmentGroup } from './environment-group';
import styles from './environments.module.css';
import type { VariableTableType } from './variable-table-type';

/** Every environment at hand on the left, and the one that is looked at. */
export function EnvironmentsPage({ Table }: { readonly Table: VariableTableType }) {
  const collections = useApp((state) => state.collections);
  const shown = useApp((state) => state.shownEnvironment);
  return (
    <div className={styles.page}>
      <nav className={styles.list} aria-label="Environments" tabIndex={-1}>
        {collections.map(({ root, name }) => (
          <EnvironmentGroup key={root} root={root} name={name} />
        ))}
        <EnvironmentGroup root="" name="Workspace" hint="in every tab" />
      </nav>
      {shown ? (
        <Shown
          key={`${shown.root}\n${shown.path}`}
          root={shown.root}
          path={shown.path}
          isNew={shown.isNew === true}
          wanted={shown.wanted}
          Table={Table}
        />
      ) : (
        <EmptyNote title="Choose an environment, or make one.">
          It holds the values that {'{{names}}'} in requests stand for: the address of a server, an account, a key. Those of a
          collection are files beside its requests; secrets are kept in the vault and only named there.
        </EmptyNote>
      )}
    </div>
  );
}

interface ShownProps {
  readonly root: string;
  readonly path: string;
  readonly isNew: boolean;
  readonly wanted: string | undefined;
  readonly Table: VariableTableType;
}

function Shown({ root, path, isNew, wanted, Table }: ShownProps) {
  const { environments, active } = useEnvironments(root);
  const environment = environments.find((one) => one.path === path);
  if (!environment) return <EmptyNote title="This environment is no longer there." />;
  return (
    <EnvironmentForm
      root={root}
      environment={environment}
      others={environments.filter((one) => one.path !== path)}
      isNew={isNew}
      wanted={wanted}
      isActive={active === environment.name}
      Table={Table}
    />
  );
}
