import type { PageModel } from '#shared/hypermedia/page';
import type { Turn } from '#shared/hypermedia/paging/turns';
import { useApp } from '../../../state/use-app';
import type { FollowOptions } from '../../../ui/follow-link';

const here: FollowOptions = { newTab: false, background: false };

export type GoTo = (turn: Turn | null, options?: FollowOptions) => void;

/** Goes to another page of the same list. How its pages are made goes along. */
export function useTurn(tabId: string, { url }: PageModel): GoTo {
  const follow = useApp((state) => state.follow);
  const paging = useApp((state) => state.tabs[tabId]?.draft.paging ?? null);
  return (turn, options = here) => {
    if (turn === null) return;
    const target = 'url' in turn ? { url: turn.url } : { url, turn: turn.request };
    void follow(tabId, { ...target, ...options, draft: { paging } });
  };
}
