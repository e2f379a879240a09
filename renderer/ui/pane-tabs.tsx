import { ChevronsRight } from 'lucide-react';
import {
  createContext,
  memo,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
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

/** What stands in the pane now. It is another far more often than the words of its tabs are. */
const PaneContext = createContext<Pick<PaneTabsProps<string>, 'tabs' | 'end'>>({ tabs: [], end: null });

/**
 * The parts of a pane, one at a time, chosen by words.
 * Other contents under the same words draw the panel that is shown, and none of the tabs, which are costly to draw.
 */
export function PaneTabs<T extends string>(props: PaneTabsProps<T>) {
  const { label, selected, tabs, end } = props;
  const latest = useRef(props);
  useLayoutEffect(() => void (latest.current = props));
  const [asked] = useState<Asked>(() => ({
    select(id) {
      const tab = latest.current.tabs.find((one) => one.id === id);
      if (tab) latest.current.onSelect(tab.id);
    },
    fetchAhead: (id) => latest.current.tabs.find((one) => one.id === id)?.fetchAhead?.(),
  }));
  return (
    <PaneContext value={{ tabs, end }}>
      <TabbedPane label={label} selected={selected} said={JSON.stringify(tabs.map(wordsOf))} asked={asked} />
    </PaneContext>
  );
}

/** What somebody who uses the tabs asks for. */
interface Asked {
  readonly select: (id: unknown) => void;
  readonly fetchAhead: (id: string) => void;
}

/** What is seen of a tab. */
interface Words {
  readonly id: string;
  readonly label: string;
  readonly count: number | string;
  readonly isFetched: boolean;
}

const wordsOf = ({ id, label, count = 0, fetchAhead }: PaneTab<string>): Words => ({
  id,
  label,
  count,
  isFetched: fetchAhead !== undefined,
});

interface TabbedProps {
  readonly label: string;
  readonly selected: string;
  /** The words of all tabs, as JSON. */
  readonly said: string;
  readonly asked: Asked;
}

const TabbedPane = memo(function TabbedPane({ label, selected, said, asked }: TabbedProps) {
  const tabs = useMemo(() => JSON.parse(said) as Words[], [said]);
  const list = useRef<HTMLDivElement>(null);
  const isCut = useIsCut(list, said, selected);
  return (
    <Tabs selectedKey={selected} onSelectionChange={asked.select} className={classNames(styles.tabs)}>
      <div className={styles.bar}>
        <TabList ref={list} aria-label={label} className={classNames(styles.list)}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={classNames(styles.tab)} {...aheadOf(tab, asked)}>
              {tab.label}
              {tab.count !== 0 && <span className={styles.count}>{tab.count}</span>}
            </Tab>
          ))}
        </TabList>
        <OnceDrawn>
          {isCut && (
            <MenuButton
              label={`All ${label.toLowerCase()}`}
              icon={ChevronsRight}
              size="small"
              items={tabs.map((tab) => ({ id: tab.id, label: tab.label, onAction: () => asked.select(tab.id) }))}
            />
          )}
          <End />
        </OnceDrawn>
      </div>
      {tabs.map(({ id }) => (
        <PanePanel key={id} id={id} className={classNames(styles.panel)}>
          <Part id={id} />
        </PanePanel>
      ))}
    </Tabs>
  );
});

/** React Aria draws all that stands among tabs a second time, unseen, to find the tabs: what is none is left out of that. */
function OnceDrawn({ children }: { readonly children: ReactNode }): ReactNode {
  return useContext(TabListStateContext) ? children : null;
}

function End() {
  const { end } = useContext(PaneContext);
  return end && <div className={styles.end}>{end}</div>;
}

function Part({ id }: { readonly id: string }): ReactNode {
  return useContext(PaneContext).tabs.find((tab) => tab.id === id)?.panel;
}

/** A pointer over the word, or the focus on it, comes before the choice. */
function aheadOf({ id, isFetched }: Words, { fetchAhead }: Asked) {
  return isFetched ? { onHoverStart: () => fetchAhead(id), onFocus: () => fetchAhead(id) } : {};
}

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
