import { useId, useLayoutEffect, useMemo, useRef } from 'react';
import { followDraft, originOfTyped, type Stayed } from '../state/follow-draft';
import { maskAddress } from '#shared/secrets/mask-address';
import { secretWordsOf } from '../state/secret-words';
import { currentExchange } from '../state/slices/exchanges-slice';
import { useAppStore } from '../state/use-app';
import { Kbd } from '../ui/kbd';
import { MethodLabel } from '../ui/method-label';
import styles from './link-card.module.css';
import { useHoveredLink } from './use-hovered-link';

interface Facts {
  readonly url: string;
  readonly isOwn: boolean;
  readonly stayed: Stayed | null;
  readonly hasCredentials: boolean;
}

/** Says of the link under the pointer, or in focus, what following it would send and where to, wherever in the window it stands. */
export function LinkCard() {
  const id = useId();
  const store = useAppStore();
  const card = useRef<HTMLDivElement>(null);
  const { link, stay, leave } = useHoveredLink();
  const facts = useMemo(() => (link ? factsOf(link.href, store.getState()) : null), [link, store]);
  useLayoutEffect(() => {
    if (!link || !facts || !card.current) return undefined;
    place(card.current, link.getBoundingClientRect());
    link.setAttribute('aria-describedby', id);
    return () => link.removeAttribute('aria-describedby');
  }, [link, facts, id]);
  if (!link || !facts) return null;
  return (
    <div id={id} ref={card} role="tooltip" className={styles.card} onMouseEnter={stay} onMouseLeave={leave}>
      <p className={styles.address}>
        <MethodLabel method="GET" /> <bdi>{facts.url}</bdi>
      </p>
      <p className={styles.words}>{wordsOf(facts)}</p>
      <p className={styles.hint}>
        <Kbd keys="mod" /> and a click, or the middle button: in a new tab
      </p>
    </div>
  );
}

function factsOf(url: string, state: ReturnType<ReturnType<typeof useAppStore>['getState']>): Facts | null {
  const tab = state.tabs[state.activeTabId ?? ''];
  if (!tab || !/^https?:/i.test(url)) return null;
  const sent = currentExchange(tab.id)(state)?.hops[0]?.url ?? tab.draft.url;
  const policy = { lent: tab.lent, trusted: tab.trusted };
  const { draft, stayed } = followDraft({ ...tab.draft, url: sent }, { url }, policy);
  const hasCredentials = draft.auth.kind !== 'none' && draft.auth.kind !== 'inherit';
  return { url: maskAddress(url, secretWordsOf(tab)), isOwn: originOfTyped(sent) === originOfTyped(url), stayed, hasCredentials };
}

function wordsOf({ isOwn, stayed, hasCredentials }: Facts): string {
  if (stayed) return `Another origin: ${stayed.names.join(', ')} stay behind.`;
  if (!isOwn) return hasCredentials ? 'Another origin that you trust in this tab: credentials go along.' : 'Another origin.';
  return hasCredentials ? 'The same origin: credentials go along.' : 'The same origin.';
}

const gapPx = 6;
const edgePx = 8;

/** Below the link, or above it where there is no room; never over the edge of the window. */
function place(card: HTMLElement, link: DOMRect): void {
  const { width, height } = card.getBoundingClientRect();
  const isAbove = link.bottom + gapPx + height > window.innerHeight - edgePx && link.top > height + gapPx;
  card.style.top = `${isAbove ? link.top - gapPx - height : link.bottom + gapPx}px`;
  card.style.left = `${Math.max(edgePx, Math.min(link.left, window.innerWidth - width - edgePx))}px`;
}
