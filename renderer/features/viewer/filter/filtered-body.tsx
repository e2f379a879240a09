import type { BodyFilter, FilterOutcome } from '#shared/model/body-filter';
import { useState, type ComponentProps } from 'react';
import { useApp } from '../../../state/use-app';
import { EmptyNote } from '../../../ui/empty-note';
import { BodyView } from '../body-view';
import { charsetOf, essenceOf } from '../body-views/essence-of';
import { FilterBar } from './filter-bar';
import styles from './filter-bar.module.css';
import { useFiltered } from './use-filtered';

type BodyProps = ComponentProps<typeof BodyView>;

interface Props extends BodyProps {
  readonly tabId: string;
  readonly bodyId: string;
}

/** A body, or what the filter of its request leaves of it. */
export function FilteredBody({ tabId, ...props }: Props) {
  const filter = useApp((state) => state.tabs[tabId]?.draft.filter ?? null);
  const editDraft = useApp((state) => state.editDraft);
  const [isOpen, setIsOpen] = useState(false);
  const [isLifted, setIsLifted] = useState(false);
  const filtering = useFiltered(props.bodyId, charsetOf(props.contentType), filter);
  const onFilter = { isOpen: isOpen || filter !== null, toggle: () => setIsOpen(!isOpen) };
  const change = (wanted: BodyFilter | null) => {
    setIsOpen(true);
    setIsLifted(false);
    editDraft(tabId, { filter: wanted });
  };
  return (
    <div className={styles.body}>
      {onFilter.isOpen && (
        <FilterBar
          filter={filter}
          suits={/\bxml$/.test(essenceOf(props.contentType)) ? 'xpath' : 'jsonpath'}
          filtering={filtering}
          isLifted={isLifted}
          onFilter={change}
          onLift={setIsLifted}
          onClose={() => setIsOpen(false)}
        />
      )}
      <WhatIsLeft {...props} outcome={isLifted ? null : filtering.outcome} onFilter={onFilter} />
    </div>
  );
}

/** All of the body where no filter holds, or where it came to nothing for a reason that is told above. */
function WhatIsLeft({ outcome, ...props }: BodyProps & { readonly outcome: FilterOutcome | null }) {
  if (outcome?.kind !== 'filtered') return <BodyView {...props} />;
  const { exchange, onFollow, onFilter } = props;
  if (outcome.bytes === 0) return <EmptyNote title="The filter leaves nothing">“Show all” brings the body back.</EmptyNote>;
  return (
    <BodyView
      bodyId={outcome.bodyId}
      contentType={outcome.contentType}
      exchange={exchange}
      onFollow={onFollow}
      {...(onFilter && { onFilter })}
    />
  );
}
