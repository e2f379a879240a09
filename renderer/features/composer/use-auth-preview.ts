import type { AuthPreview } from '#shared/model/auth-preview';
import { useEffect, useState } from 'react';
import { inheritsFrom } from '../../state/tab';
import { useApp, useHost } from '../../state/use-app';
import { collectionOf } from '../../state/use-environments';
import { useTab } from './use-tab';

const pauseMs = 150;

/**
 * What the credentials of a tab's draft would add if it were sent now, as the host works it out; asked for again when the
 * draft rests, and when an exchange is over, one asked ahead as well, since an answer may have told what to prove, and what
 * counts requests counts each. Null before the first answer, and for no credentials.
 */
export function useAuthPreview(tabId: string): AuthPreview | null {
  const host = useHost();
  const { draft, saved, under } = useTab(tabId);
  const over = useApp((state) => {
    const tab = state.tabs[tabId];
    const id = tab?.trail[tab.position]?.exchangeId;
    return id === undefined ? '' : `${id} ${state.exchanges[id]?.phase}`;
  });
  // What folders, environments and the vault say is read again when that changed.
  const own = useApp((state) => state.environments[collectionOf({ saved, under })]);
  const workspace = useApp((state) => state.environments['']);
  const tokens = useApp((state) => (draft.auth.kind === 'none' ? null : state.keptTokens));
  const ahead = useApp((state) => (draft.auth.kind === 'none' ? null : state.askedAhead));
  const folders = useApp((state) => (draft.auth.kind === 'inherit' ? state.collections : null));
  const [answered, setAnswered] = useState<{ readonly kind: string; readonly preview: AuthPreview } | null>(null);
  useEffect(() => {
    if (draft.auth.kind === 'none') return undefined;
    let isWanted = true;
    const place = inheritsFrom({ saved, under });
    const timer = setTimeout(() => {
      void host.call('auth.preview', { draft, place }).then((answer) => {
        if (isWanted && answer.ok) setAnswered({ kind: draft.auth.kind, preview: answer.value });
      });
    }, pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [host, draft, saved, under, over, ahead, folders, own, workspace, tokens]);
  return answered?.kind === draft.auth.kind ? answered.preview : null;
}
