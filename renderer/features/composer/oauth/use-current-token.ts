import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { KeptToken } from '#shared/model/oauth-flow';
import { useEffect, useState } from 'react';
import { aroundOf } from '../../../state/slices/oauth-slice';
import { useApp, useHost } from '../../../state/use-app';
import { collectionOf } from '../../../state/use-environments';
import { useTab } from '../use-tab';

/** The token that a tab's request would send now with this form; asked again when form, environment or kept tokens change. */
export function useCurrentToken(tabId: string, auth: OAuth2Auth, url: string): KeptToken | null {
  const host = useHost();
  const { draft, saved, under } = useTab(tabId);
  const tokens = useApp((state) => state.keptTokens);
  const own = useApp((state) => state.environments[collectionOf({ saved, under })]);
  const workspace = useApp((state) => state.environments['']);
  const [found, setFound] = useState<KeptToken | null>(null);
  useEffect(() => {
    let isWanted = true;
    // Not for every letter typed.
    const timer = setTimeout(async () => {
      const answer = await host.call('oauth.find', { auth, url, ...aroundOf({ draft, saved, under }) });
      if (isWanted) setFound(answer.ok ? answer.value : null);
    }, 150);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [host, auth, url, draft, saved, under, tokens, own, workspace]);
  return found;
}
