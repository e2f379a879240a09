import { ChevronRight, Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, Collection, ListLayout, Tree, TreeItem, TreeItemContent, Virtualizer } from 'react-aria-components';
import { useApp, useAppStore } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { EmptyNote } from '../../ui/empty-note';
import { IconButton } from '../../ui/icon-button';
import { MethodLabel } from '../../ui/method-label';
import { StatusMark } from '../../ui/status-mark';
import { idsToOpen, type OfferEntry, offerTree } from './offer-entry';
import styles from './offer-tree.module.css';
import { openRequest } from './open-request';

/** What the practice server offers. Enter opens a request as a draft; the arrows fold and unfold. */
export function OfferTree({ filter }: { readonly filter: string }) {
  const endpoints = useApp((state) => state.practiceEndpoints);
  const isRoomy = useApp((state) => state.settings.density === 'roomy');
  const store = useAppStore();
  const tree = useMemo(() => offerTree(endpoints, filter), [endpoints, filter]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const index = useMemo(() => indexOf(tree), [tree]);
  const expanded = filter.trim() === '' ? unfolded : new Set([...unfolded, ...idsToOpen(tree, filter)]);
  const act = (id: string) => {
    const entry = index.get(id);
    if (entry?.request) return void openRequest(store.getState, entry.request);
    const next = new Set(unfolded);
    if (!next.delete(id)) next.add(id);
    setUnfolded(next);
  };
  if (tree.length === 0)
    return (
      <EmptyNote title={`Nothing here is called “${filter.trim()}”.`}>
        A status such as 409 finds the requests that answer it.
      </EmptyNote>
    );
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: isRoomy ? 28 : 24 }}>
      <Tree
        aria-label="What the practice server offers"
        className={classNames(styles.tree)}
        items={tree}
        expandedKeys={expanded}
        onExpandedChange={(keys) => setUnfolded(new Set([...keys].map(String)))}
        onAction={(key) => act(String(key))}
      >
        {function row(entry: OfferEntry) {
          return (
            <OfferRow entry={entry} onSend={(request) => void openRequest(store.getState, request, true)}>
              <Collection items={entry.children}>{row}</Collection>
            </OfferRow>
          );
        }}
      </Tree>
    </Virtualizer>
  );
}

function indexOf(entries: readonly OfferEntry[], index = new Map<string, OfferEntry>()): Map<string, OfferEntry> {
  for (const entry of entries) {
    index.set(entry.id, entry);
    indexOf(entry.children, index);
  }
  return index;
}

interface RowProps {
  readonly entry: OfferEntry;
  readonly onSend: (request: NonNullable<OfferEntry['request']>) => void;
  readonly children: React.ReactNode;
}

function OfferRow({ entry, onSend, children }: RowProps) {
  const { id, kind, name, about, request } = entry;
  return (
    <TreeItem id={id} textValue={textOf(entry)} className={classNames(styles.row, styles[kind])}>
      <TreeItemContent>
        {({ level }) => (
          <div className={styles.line} style={{ paddingInlineStart: 6 + (level - 1) * 12 }} title={about || undefined}>
            {entry.children.length > 0 ? (
              <Button slot="chevron" className={classNames(styles.fold)}>
                <ChevronRight size={14} strokeWidth={1.5} aria-hidden />
              </Button>
            ) : (
              <span className={styles.fold} />
            )}
            {request && <MethodLabel method={request.method} inColumn />}
            <bdi className={styles.name}>{name}</bdi>
            {kind === 'chapter' && <span className={styles.count}>{entry.children.length}</span>}
            {kind === 'request' && <Expected status={request?.status ?? null} />}
            {request && (
              <span className={styles.send}>
                <IconButton label="Open and send" icon={Play} size="small" onPress={() => onSend(request)} />
              </span>
            )}
          </div>
        )}
      </TreeItemContent>
      {children}
    </TreeItem>
  );
}

const textOf = ({ kind, name, about, request }: OfferEntry): string => {
  if (kind === 'chapter') return name;
  return kind === 'endpoint' ? `${name}, ${about}` : `${request?.method} ${name}, ${request?.status ?? 'broken off'}`;
};

/** The status a request is there to show. */
function Expected({ status }: { readonly status: number | null }) {
  return (
    <span className={styles.promise}>
      <StatusMark status={status ?? 'failure'} outline />
      {status ?? 'cut'}
    </span>
  );
}
