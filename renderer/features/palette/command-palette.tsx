import { Search } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxSection,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { Kbd } from '../../ui/kbd';
import styles from './command-palette.module.css';
import { allEntries, findEntries, type PaletteAction, type PaletteEntry } from './find-entries';
import { EntryItem } from './entry-item';

interface Props {
  readonly actions: readonly PaletteAction[];
  readonly onClose: () => void;
}

const groups: readonly { readonly kind: PaletteEntry['kind']; readonly name: string }[] = [
  { kind: 'tab', name: 'Open tabs' },
  { kind: 'action', name: 'Actions' },
  { kind: 'request', name: 'Requests' },
];
/** More than anyone reads; a longer search narrows it. */
const mostShown = 200;

/** Every action, open tab and saved request by a few letters of its name. */
export function CommandPalette({ actions, onClose }: Props) {
  return (
    <ModalOverlay isOpen onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable className={classNames(styles.scrim)}>
      <Modal className={classNames(styles.modal)}>
        <Dialog aria-label="Command palette" className={classNames(styles.dialog)}>
          <PaletteSearch actions={actions} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteSearch({ actions, onClose }: Props) {
  const [search, setSearch] = useState('');
  const entries = useEntries(actions);
  const found = useMemo(() => findEntries(entries, search), [entries, search]);
  const choose = useChoose(onClose);
  const isNewTab = useRef(false);
  const noteModifier = (event: KeyboardEvent) => {
    isNewTab.current = event.ctrlKey || event.metaKey;
  };
  const onAction = (key: unknown) => {
    const entry = found.find(({ id }) => id === key);
    if (entry) choose(entry, isNewTab.current);
  };
  const shown = found.slice(0, mostShown);
  return (
    <div data-modal data-keeps="mod+Enter" className={styles.inside} role="presentation" onKeyDownCapture={noteModifier}>
      <Autocomplete inputValue={search} onInputChange={setSearch}>
        <TextField aria-label="Search" className={classNames(styles.search)} {...{ autoFocus: true }}>
          <Search size={16} strokeWidth={1.5} aria-hidden />
          <Input className={classNames(styles.input)} placeholder="What do you want to do?" />
          <span className={styles.hint}>
            <Kbd keys=">" /> actions <Kbd keys="@" /> requests
          </span>
        </TextField>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
        <div className={styles.scroll} tabIndex={0} role="group" aria-label="What was found">
          <ListBox
            aria-label="Found"
            className={classNames(styles.list)}
            onAction={onAction}
            renderEmptyState={() => <Nothing />}
          >
            {groups
              .map(({ kind, name }) => ({ name, items: shown.filter((entry) => entry.kind === kind) }))
              .filter(({ items }) => items.length > 0)
              .map(({ name, items }) => (
                <ListBoxSection key={name} id={name}>
                  <Header className={styles.group}>{name}</Header>
                  <Collection items={items} dependencies={[search]}>
                    {(entry) => <EntryItem entry={entry} search={search} />}
                  </Collection>
                </ListBoxSection>
              ))}
          </ListBox>
        </div>
      </Autocomplete>
      <PaletteFoot found={found.length} total={entries.length} />
    </div>
  );
}

const Nothing = () => <p className={styles.none}>Nothing here has that name.</p>;

function PaletteFoot({ found, total }: { readonly found: number; readonly total: number }) {
  return (
    <footer className={styles.foot}>
      <span>
        <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> move
      </span>
      <span>
        <Kbd keys="Enter" /> open
      </span>
      <span>
        <Kbd keys="mod+Enter" /> request in a new tab
      </span>
      <span className={styles.count}>
        {found} of {total}
      </span>
    </footer>
  );
}

function useEntries(actions: readonly PaletteAction[]): PaletteEntry[] {
  const tabs = useApp((state) => state.tabs);
  const tabOrder = useApp((state) => state.tabOrder);
  const activeTabId = useApp((state) => state.activeTabId);
  const collections = useApp((state) => state.collections);
  return useMemo(() => {
    const others = tabOrder.flatMap((id) => (id !== activeTabId && tabs[id] ? [tabs[id]] : []));
    return allEntries({ actions: actions.filter(({ id }) => id !== 'palette.open'), tabs: others, collections });
  }, [actions, tabs, tabOrder, activeTabId, collections]);
}

function useChoose(onClose: () => void) {
  const activateTab = useApp((state) => state.activateTab);
  const openSaved = useApp((state) => state.openSaved);
  return (entry: PaletteEntry, newTab: boolean) => {
    onClose();
    if (entry.kind === 'tab') activateTab(entry.tab.id);
    else if (entry.kind === 'request') void openSaved({ root: entry.root, path: entry.request.path }, { newTab });
    // After the palette is gone and has given the focus back: the action may move it.
    else setTimeout(entry.action.run);
  };
}
