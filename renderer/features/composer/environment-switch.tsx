import type { Environment, EnvironmentList } from '#shared/model/environment';
import { ChevronDown } from 'lucide-react';
import { useApp } from '../../state/use-app';
import { collectionOf, useEnvironments } from '../../state/use-environments';
import { ChoiceMenu } from '../../ui/choice-menu';
import styles from './environment-switch.module.css';
import { useTab } from './use-tab';

/** Which environment the request is filled in from: that of its collection, and that of the workspace. */
export function EnvironmentSwitch({ tabId }: { readonly tabId: string }) {
  const root = collectionOf(useTab(tabId));
  const own = useEnvironments(root);
  const workspace = useEnvironments('');
  const collection = useApp((state) => state.collections.find((one) => one.root === root)?.name ?? 'Collection');
  const openEnvironments = useApp((state) => state.openEnvironments);
  const sections = [
    { title: collection, choices: useChoices(root, root === '' ? none : own) },
    { title: 'Workspace', choices: useChoices('', workspace) },
  ];
  const shown = own.active === null ? { root: '', list: workspace } : { root, list: own };
  const active = shown.list.environments.find(({ name }) => name === shown.list.active);
  const manage = () => openEnvironments(active ? { root: shown.root, path: active.path } : null);
  return (
    <ChoiceMenu
      label={active ? `Environment ${active.name}: use another` : 'No environment: use one'}
      sections={[
        ...sections,
        { title: 'Environments', choices: [{ id: 'manage', label: 'Manage environments…', onAction: manage }] },
      ]}
    >
      <Shown environment={active} />
    </ChoiceMenu>
  );
}

function Shown({ environment }: { readonly environment: Environment | undefined }) {
  return (
    <span className={styles.shown}>
      {environment ? (
        <i className={styles.dot} style={{ background: environment.color || 'var(--accent)' }} />
      ) : (
        <i className={styles.ring} />
      )}
      <bdi className={styles.name}>{environment?.name ?? 'No environment'}</bdi>
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
    </span>
  );
}

const none: EnvironmentList = { environments: [], broken: [], active: null };

function useChoices(root: string, { environments, active }: EnvironmentList) {
  const choose = useApp((state) => state.chooseEnvironment);
  if (environments.length === 0) return [];
  const choice = (name: string | null, label: string) => ({
    id: `${root} ${name ?? 'none'}`,
    label,
    isChosen: active === name,
    onAction: () => void choose(root, name),
  });
  return [choice(null, 'None'), ...environments.map(({ name }) => choice(name, name))];
}
