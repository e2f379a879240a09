import type { PageTable } from '#shared/hypermedia/page';
import type { RowsOf } from '#shared/model/table-window';
import { type ComponentType, createContext, useContext } from 'react';
import type { FollowOptions } from '../../ui/follow-link';

/** Where the lists inside of a page's resource can be found again. */
export interface ListPlace {
  readonly tabId: string;
  /** Address of the page. */
  readonly base: string;
  /** Where the rows of a list lie at the host; null where they are only here. */
  readonly rowsOf: (table: PageTable) => RowsOf | null;
  /** Shows one of them, with what can be done with it. */
  readonly List: ComponentType<ListProps>;
}

export interface ListProps {
  readonly table: PageTable;
  readonly label: string;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** Null where what is shown is no page of its own, such as one row of a table. */
export const ListPlaceContext = createContext<ListPlace | null>(null);

export const useListPlace = (): ListPlace | null => useContext(ListPlaceContext);
