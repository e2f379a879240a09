import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { LogIn } from 'lucide-react';
import { isUnderWay } from '../../../state/slices/oauth-slice';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import styles from './action-bar.module.css';

/** What can be done with the form, always in reach. */
export function ActionBar({ tabId, auth }: { readonly tabId: string; readonly auth: OAuth2Auth }) {
  const getToken = useApp((state) => state.getToken);
  const cancel = useApp((state) => state.cancelFlow);
  const isRunning = useApp((state) => {
    const flow = state.oauthFlows[tabId];
    return flow !== undefined && isUnderWay(flow);
  });
  return (
    <div className={styles.bar}>
      {isRunning ? (
        <Button onPress={() => cancel(tabId)}>Cancel</Button>
      ) : (
        <Button variant="main" onPress={() => void getToken(tabId, auth)}>
          <LogIn size={14} strokeWidth={1.5} aria-hidden />
          Get a new token
        </Button>
      )}
      <span className={styles.says}>{says[auth.grant]}</span>
    </div>
  );
}

const says: Readonly<Record<OAuth2Auth['grant'], string>> = {
  authorizationCode: 'You sign in in the system browser.',
  implicit: 'You sign in in the system browser, and bring the address back.',
  deviceCode: 'You confirm a code in any browser.',
  clientCredentials: 'Nobody has to sign in; sending gets one by itself.',
  password: 'Nobody has to sign in; sending gets one by itself.',
};
