import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { useEffect, useRef, type ReactNode } from 'react';
import { useApp } from '../../../state/use-app';
import { ActionBar } from './action-bar';
import { OAuthPanel, shownFlow } from './oauth-panel';
import styles from './oauth-layout.module.css';

interface Props {
  readonly tabId: string;
  readonly auth: OAuth2Auth;
  readonly url: string;
  /** The form. */
  readonly children: ReactNode;
}

/** The form of OAuth 2 with what it brings about: beside it where there is room, else above it. */
export function OAuthLayout({ tabId, auth, url, children }: Props) {
  const top = useRef<HTMLDivElement>(null);
  const flowId = useApp((state) => shownFlow(state.oauthFlows[tabId])?.flowId);
  // In a narrow pane the button is far below what it begins.
  useEffect(() => {
    if (flowId !== undefined) top.current?.scrollTo({ top: 0 });
  }, [flowId]);
  return (
    <div className={styles.pane}>
      <div className={styles.layout} ref={top}>
        <div className={styles.beside}>
          <OAuthPanel tabId={tabId} auth={auth} url={url} />
        </div>
        <div className={styles.form}>{children}</div>
      </div>
      <ActionBar tabId={tabId} auth={auth} />
    </div>
  );
}
