import { ChevronsRight } from 'lucide-react';
import { type ReactNode, type RefObject, useContext, useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabListStateContext, Tabs } from 'react-aria-components';
import { classNames } from './class-names';
import { MenuButton } from './menu-button';
import { PanePanel } from './pane-panel';
import styles from './pane-tabs.module.css';

interface PaneTab<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Stands after the word, in caption size. */
  readonly count?: number | string;
  readonly panel: ReactNode;
  /** Fetches what the panel needs; asked when somebody is about to choose it. */
  readonly fetchAhead?: () => void;
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
  const list = useRef<HTMLDivElement>(null);
  const isCut = useIsCut(list, tabs.map(({ label: word, count = '' }) => `${word} ${count}`).join(), selected);
  return (
    <Tabs selectedKey={selected} onSelectionChange={choose} className={classNames(styles.tabs)}>
      <div className={styles.bar}>
        <TabList ref={list} aria-label={label} className={classNames(styles.list)}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={classNames(styles.tab)} {...aheadOf(tab)}>
              {tab.label}
              {tab.count !== undefined && tab.count !== 0 && <span className={styles.count}>{tab.count}</span>}
            </Tab>
          ))}
        </TabList>
        {isCut && (
          <MenuButton
            label={`All ${label.toLowerCase()}`}
            icon={ChevronsRight}
            size="small"
            items={tabs.map((tab) => ({ id: tab.id, label: tab.label, onAction: () => onSelect(tab.id) }))}
          />
        )}
        {end && (
          <OnceDrawn>
            <div className={styles.end}>{end}</div>
          </OnceDrawn>
        )}
      </div>
      {tabs.map((tab) => (
        <PanePanel key={tab.id} id={tab.id} className={classNames(styles.panel)}>
          {tab.panel}
        </PanePanel>
      ))}
    </Tabs>
  );
}

/** React Aria draws all that stands among tabs a second time, unseen, to find the tabs: what is none is left out of that. */
function OnceDrawn({ children }: { readonly children: ReactNode }): ReactNode {
  return useContext(TabListStateContext) ? children : null;
}

/** A pointer over the word, or the focus on it, comes before the choice. */
const aheadOf = ({ fetchAhead }: Pick<PaneTab<string>, 'fetchAhead'>) =>
  fetchAhead === undefined ? {} : { onHoverStart: fetchAhead, onFocus: fetchAhead };

/** Whether some of the words do not fit: they can be scrolled to, and a menu lists them all. */
function useIsCut(list: RefObject<HTMLDivElement | null>, words: string, selected: string): boolean {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      setCut(element.scrollWidth > element.clientWidth + 1);
      showSelected(element);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [list, words]);
  // The one that was chosen is brought into view, also from the menu.
  useEffect(() => {
    // The words are marked in a pass of their own, and the menu takes room from them when it comes.
    const frame = requestAnimationFrame(() => {
      if (list.current) showSelected(list.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [list, words, selected, isCut]);
  return isCut;
}

const showSelected = (list: Element): void =>
  list.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
