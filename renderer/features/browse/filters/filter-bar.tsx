import { filteredAddress, type FilterChange } from '#shared/hypermedia/filters/filtered-address';
import type { PageModel } from '#shared/hypermedia/page';
import type { PageFilter, PageFilters } from '#shared/hypermedia/page-filters';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../ui/button';
import { ChoiceMenu } from '../../../ui/choice-menu';
import type { FollowOptions } from '../../../ui/follow-link';
import { FilterControl } from './filter-control';
import { clearing, filterLabel, isActive, isNarrowed, sourcesOf } from './filter-words';
import { OrderMenu } from './order-menu';
import { SearchControl } from './search-control';
import styles from './filter-bar.module.css';

interface Props {
  readonly page: PageModel;
  readonly filters: PageFilters;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** So many filters stand there before they are asked for. */
const shownUnasked = 3;

/** What narrows, searches and orders a list. Each change keeps the others, and begins again at the first page. */
export function FilterBar({ page, filters, onFollow }: Props) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const { search, ordering } = filters;
  const change = (next: FilterChange) => onFollow(filteredAddress(page, next), { newTab: false, background: false });
  const shown = shownOf(filters, { added, columns: page.table?.columns.map(({ name }) => name) ?? [] });
  const hidden = filters.fields.filter((field) => !shown.includes(field));
  return (
    <div className={styles.bar} role="group" aria-label="Filters">
      {search && (
        <SearchControl key={search.value} value={search.value} onChange={(value) => change({ [search.param]: value })} />
      )}
      {shown.map((filter) => (
        <FilterControl
          key={`${filter.name} ${filter.values.join()}`}
          filter={filter}
          takesFocus={filter.name === added.at(-1)}
          onChange={(values) => change({ [filter.name]: values })}
        />
      ))}
      {hidden.length > 0 && <MoreFilters filters={hidden} onAdd={(name) => setAdded([...added, name])} />}
      {ordering && <OrderMenu ordering={ordering} onChange={(values) => change({ [ordering.param]: values })} />}
      {isNarrowed(filters) && (
        <Button size="small" variant="quiet" onPress={() => change(clearing(filters))}>
          Clear all
        </Button>
      )}
      <span className={styles.source}>
        <span>{sourcesOf(filters)}</span>
      </span>
    </div>
  );
}

/** Those that are in use, those that were asked for, and as many more as have room: first those that are columns of the table. */
function shownOf({ fields }: PageFilters, { added, columns }: Record<'added' | 'columns', readonly string[]>): PageFilter[] {
  const wanted = new Set(fields.filter((field) => isActive(field) || field.required || added.includes(field.name)));
  const isColumn = ({ name }: PageFilter) => columns.includes(name);
  for (const field of [...fields.filter(isColumn), ...fields]) if (wanted.size < shownUnasked) wanted.add(field);
  return fields.filter((field) => wanted.has(field));
}

function MoreFilters({ filters, onAdd }: { readonly filters: readonly PageFilter[]; readonly onAdd: (name: string) => void }) {
  const choices = filters.map((filter) => ({
    id: filter.name,
    label: filterLabel(filter),
    hint: filter.name,
    onAction: () => onAdd(filter.name),
  }));
  return (
    <ChoiceMenu label="Add a filter" sections={[{ title: 'Filter by', choices }]}>
      <Plus size={14} strokeWidth={1.5} aria-hidden /> Filter
    </ChoiceMenu>
  );
}
