import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { KeptToken } from '#shared/model/oauth-flow';
import { useEffect, useState } from 'react';
import { useApp, useHost } from '../../../state/use-app';

/** The token that a request to this address would send now; asked again when the form or the kept tokens change. */
export function useCurrentToken(auth: OAuth2Auth, url: string): KeptToken | null {
  const host = useHost();
  const tokens = useApp((state) => state.keptTokens);
  const [found, setFound] = useState<KeptToken | null>(null);
  useEffect(() => {
    let isWanted = true;
    // Not for every letter typed.
    const timer = setTimeout(async () => {
      const answer = await host.call('oauth.find', { auth, url });
      if (isWanted) setFound(answer.ok ? answer.value : null);
    }, 150);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [host, auth, url, tokens]);
  return found;
}
