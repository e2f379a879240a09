import { Plus, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { useEnvironments } from '../../state/use-environments';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import styles from './environments.module.css';
import { newEnvironment } from './new-environment';

interface Props {
  readonly root: string;
  readonly name: string;
  readonly hint?: string;
}

/** The environments of one collection, or of the workspace. */
export function EnvironmentGroup({ root, name, hint }: Props) {
  const { environments, broken, active } = useEnvironments(root);
  const shown = useApp((state) => state.shownEnvironment);
  const show = useApp((state) => state.showEnvironment);
  const save = useApp((state) => state.saveEnvironment);
  const add = async () => {
    const saved = await save(root, newEnvironment(environments));
    if (saved.ok) show({ root, path: saved.value.path, isNew: true });
  };
  return (
    <section className={styles.group} aria-label={name}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <bdi>{name}</bdi> {hint !== undefined && <span className={styles.hint}>{hint}</span>}
        </h2>
        <IconButton label={`New environment of ${name}`} icon={Plus} size="small" onPress={() => void add()} />
      </header>
      <ul>
        {environments.map((environment) => {
          const isShown = shown?.root === root && shown.path === environment.path;
          return (
            <li key={environment.path}>
              <Button
                className={classNames(styles.entry, isShown && styles.shown)}
                aria-current={isShown ? 'true' : undefined}
                onPress={() => show({ root, path: environment.path })}
              >
                <i className={styles.dot} style={environment.color ? { background: environment.color } : undefined} />
                <bdi className={styles.name}>{environment.name}</bdi>
                {environment.name === active && <span className={styles.hint}>in use</span>}
              </Button>
            </li>
          );
        })}
        {broken.map(({ path, reason, line }) => (
          <li key={path} className={styles.broken}>
            <TriangleAlert size={14} strokeWidth={1.5} aria-hidden />
            <span>
              <b>{path.replace(/^environments\//, '')}</b>
              {line === null ? '' : `, line ${line}`}: {reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
