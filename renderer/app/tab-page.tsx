import { type ReactNode, Suspense } from 'react';
import type { PageName } from '../state/tab';
import { useAppStore } from '../state/use-app';
import { browsePractice } from './browse-practice';
import { strokeOf } from './shortcuts';
import type { Commands } from './use-commands';
import {
  CheckTable,
  EnvironmentTable,
  HeaderTable,
  OptionsForBelow,
  SetterTable,
  VariablesBelow,
  VariableTable,
} from '../features/composer';
import {
  AuthLab,
  CollectionAdvice,
  CookiesPage,
  EnvironmentsPage,
  FolderSettingsPage,
  HeaderDictionary,
  LessonsPage,
  MethodDictionary,
  PracticePage,
  RunnerPage,
  ShortcutsPage,
  StatusAtlas,
} from './doors';
import styles from './workbench.module.css';

interface Props {
  readonly tabId: string;
  readonly page: PageName;
  readonly commands: Commands;
}

/** A tab that shows a page of the app in place of a request. */
export function TabPage({ tabId, page, commands }: Props) {
  const store = useAppStore();
  const pages: Readonly<Record<PageName, () => ReactNode>> = {
    cookies: () => <CookiesPage />,
    environments: () => <EnvironmentsPage Table={EnvironmentTable} />,
    advice: () => <CollectionAdvice />,
    folder: () => (
      <FolderSettingsPage
        Headers={HeaderTable}
        Variables={VariableTable}
        Checks={CheckTable}
        Setters={SetterTable}
        Options={OptionsForBelow}
        Around={VariablesBelow}
      />
    ),
    runner: () => <RunnerPage />,
    authLab: () => <AuthLab />,
    lessons: () => <LessonsPage />,
    statuses: () => <StatusAtlas />,
    headers: () => <HeaderDictionary />,
    methods: () => <MethodDictionary />,
    shortcuts: () => <ShortcutsPage commands={commands} strokeOf={strokeOf} />,
    practice: () => <PracticePage onBrowse={() => void browsePractice(store.getState)} />,
  };
  return (
    <div role="tabpanel" id={`panel-${tabId}`} aria-labelledby={`tab-${tabId}`} className={styles.bench} data-region="page">
      <Suspense fallback={null}>{pages[page]()}</Suspense>
    </div>
  );
}
