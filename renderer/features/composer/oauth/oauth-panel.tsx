import type { Failure } from '#shared/failure';
import { describeFailure, hintFor } from '#shared/failure-words';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { KeptToken, OAuthFlow } from '#shared/model/oauth-flow';
import { hostHeader, readTypedUrl } from '#shared/http/url-parts';
import { useApp } from '../../../state/use-app';
import { FlowSection } from './flow-section';
import { KeptTokens } from './kept-tokens';
import { TokenCard } from './token-card';
import { useCurrentToken } from './use-current-token';
import { useOpenOnce } from '../../../state/use-open-address';
import styles from './oauth.module.css';

interface Props {
  readonly tabId: string;
  readonly auth: OAuth2Auth;
  readonly url: string;
}

/** What stands beside the form of OAuth 2: the flow as it happens, the token that will be sent, and the others that are kept. */
export function OAuthPanel({ tabId, auth, url }: Props) {
  const flow = useApp((state) => shownFlow(state.oauthFlows[tabId]));
  const refusal = useApp((state) => state.oauthRefusals[tabId]);
  const token = useCurrentToken(tabId, auth, url);
  useOpenOnce(flow?.browserAddress ?? null);
  return (
    <div className={styles.panel}>
      {refusal && <Refusal failure={refusal} />}
      {flow && <FlowSection tabId={tabId} flow={flow} resource={resourceOf(url, token)} />}
      {token && <TokenCard tabId={tabId} token={token} />}
      {!token && !flow && !refusal && <NoToken />}
      <KeptTokens tabId={tabId} current={token} />
    </div>
  );
}

/** Discovery is told beside its field. */
export const shownFlow = (flow: OAuthFlow | undefined): OAuthFlow | undefined => (flow?.act === 'discover' ? undefined : flow);

/** Why nothing began. */
function Refusal({ failure }: { readonly failure: Failure }) {
  return (
    <div className={styles.failure} role="alert">
      <strong>{describeFailure(failure)}</strong>
      <span>{hintFor(failure)}</span>
    </div>
  );
}

function NoToken() {
  return (
    <p className={styles.none}>
      No token is kept for this form and this address yet. Every message that goes out to get one can be opened here.
    </p>
  );
}

/** Of an address that begins with a variable, the token knows where it goes. */
const resourceOf = (url: string, token: KeptToken | null): string => hostOf(url) || hostOf(token?.purpose.boundTo ?? '');

function hostOf(url: string): string {
  const parts = readTypedUrl(url);
  return parts.ok ? hostHeader(parts.value) : '';
}
