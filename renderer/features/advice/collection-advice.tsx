import { adviseOnAll, type RuleGroup, sortOut } from '#shared/advice/advise';
import type { Collection } from '#shared/model/collection';
import { useEffect, useMemo } from 'react';
import { ignoredIn } from '../../state/slices/advice-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { SelectField } from '../../ui/select-field';
import styles from './advice.module.css';
import { IgnoredList } from './ignored-list';
import { RuleGroupView } from './rule-group';
import { type CollectionSeen, useCollectionSeen } from './use-collection-seen';

/** Advice on a whole collection, rule by rule. It looks at addresses, and at answers where there are some. */
export function CollectionAdvice() {
  const collections = useApp((state) => state.collections);
  const wanted = useApp((state) => state.advisedRoot);
  const collection = collections.find(({ root }) => root === wanted) ?? collections[0];
  if (!collection) {
    return (
      <EmptyNote title="No collection is open.">Open one at the left, and what there is to remark on it stands here.</EmptyNote>
    );
  }
  return <OfCollection key={collection.root} collection={collection} collections={collections} />;
}

interface Props {
  readonly collection: Collection;
  readonly collections: readonly Collection[];
}

function OfCollection({ collection, collections }: Props) {
  const { root, name } = collection;
  const looked = useCollectionSeen(root);
  const load = useApp((state) => state.loadIgnored);
  useEffect(() => void load(root), [load, root]);
  const ignored = useApp((state) => ignoredIn(state, root));
  const groups = useMemo(() => {
    const all = adviseOnAll(looked.seen, 'collection');
    return all
      .map(({ rule, remarks }): RuleGroup => ({ rule, remarks: sortOut(remarks, ignored).standing }))
      .filter(({ remarks }) => remarks.length > 0);
  }, [looked.seen, ignored]);
  return (
    <div className={styles.page}>
      <PageHead collection={collection} collections={collections} looked={looked} />
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={`Advice on ${name}`}>
        <div className={styles.columns}>
          <div className={styles.main}>
            {groups.length === 0 && <NothingFound looked={looked} />}
            {groups.map((group) => (
              <RuleGroupView key={group.rule.id} group={group} root={root} requests={looked.requests} />
            ))}
          </div>
          {ignored.length > 0 && (
            <aside className={styles.side} aria-label="Beside the advice">
              <IgnoredList place={root} />
            </aside>
          )}
        </div>
      </div>
    </div>
  );
}

function PageHead({ collection, collections, looked }: Props & { readonly looked: CollectionSeen }) {
  const show = useApp((state) => state.showAdvice);
  const { requests, answered, sendable, underWay, send, stop } = looked;
  return (
    <header className={styles.pageHead}>
      <h2 className={styles.pageTitle}>Advice on {collections.length === 1 ? collection.name : ''}</h2>
      {collections.length > 1 && (
        <SelectField
          label="Collection"
          hideLabel
          value={collection.root}
          options={collections.map(({ root, name }) => ({ value: root, label: name }))}
          onChange={show}
        />
      )}
      <p className={styles.facts} role="status">
        {requests.length} {requests.length === 1 ? 'request' : 'requests'}, {answered} with an answer
        {underWay === null ? '' : `; ${underWay} of ${sendable} sent`}
      </p>
      {underWay === null ? (
        <Button size="small" isDisabled={sendable === 0} onPress={send}>
          {sendable === 1 ? 'Send the one that only reads' : `Send the ${sendable} that only read`}
        </Button>
      ) : (
        <Button size="small" onPress={stop}>
          Stop
        </Button>
      )}
    </header>
  );
}

function NothingFound({ looked: { requests, answered } }: { readonly looked: CollectionSeen }) {
  if (requests.length === 0) return <EmptyNote title="Nothing is saved in it yet." />;
  return (
    <EmptyNote title="Nothing to remark on.">
      {answered === 0
        ? 'Only the addresses were looked at. Answers tell more: send a request, or all that only read.'
        : 'Neither in the addresses nor in the answers.'}
    </EmptyNote>
  );
}
