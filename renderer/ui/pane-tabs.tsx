import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './pane-tabs.module.css';

interface PaneTab<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Stands after the word, in caption size. */
  readonly count?: number | string;
  readonly panel: ReactNode;
}

export interface PaneTabsProps<T extends string> {
  readonly label: string;
  readonly selected: T;
  readonly onSelect: (id: T) => void;
  readonly tabs: readonly PaneTab<T>[];
  /** Controls at the end of the tab row. */
  readonly end?: ReactNode;
}

/** The parts of a pane, one at a time, chosen by words. */
export function PaneTabs<T extends string>({ label, selected, onSelect, tabs, end }: PaneTabsProps<T>) {
  const choose = (key: unknown) => {
    const tab = tabs.find((one) => one.id === key);
    if (tab) onSelect(tab.id);
  };
  return (
    <Tabs selectedKey={selected} onSelectionChange={choose} className={classNames(styles.tabs)}>
      <div className={styles.bar}>
        <TabList aria-label={label} className={classNames(styles.list)}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={classNames(styles.tab)}>
              {tab.label}
              {tab.count !== undefined && tab.count !== 0 && <span className={styles.count}>{tab.count}</span>}
            </Tab>
          ))}
        </TabList>
        {end && <div className={styles.end}>{end}</div>}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classNames(styles.panel)}>
          {tab.panel}
        </TabPanel>
      ))}
    </Tabs>
  );
}
