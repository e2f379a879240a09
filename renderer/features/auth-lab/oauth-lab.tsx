import { blankAuth } from '#shared/model/auth';
import { createDraft } from '#shared/model/request-draft';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './auth-lab.module.css';
import { useLab } from './lab-context';

/** Leads to the sequence of OAuth, set up for the practice server. */
export function OAuthLab() {
  const { origin } = useLab();
  const openTab = useApp((state) => state.openTab);
  const openComposer = useApp((state) => state.openComposer);
  const advance = useApp((state) => state.advancePracticeClock);
  const open = () => {
    const auth = {
      ...blankAuth.oauth2,
      discovery: `${origin}/oauth`,
      clientId: 'practice-app',
      clientAuth: 'none' as const,
      scope: 'openid offline_access',
    };
    const tabId = openTab({ draft: { ...createDraft(`${origin}/auth/oauth2/`), auth }, name: 'OAuth, step by step' });
    openComposer(tabId, 'auth');
  };
  return (
    <>
      <p className={styles.text}>
        OAuth hands out a token without handing out the password: you log in at the authorization server, it sends a code back
        through your browser, and Cairn trades the code for a token. The password never passes the client. Each message of that is
        drawn as it happens, and can be opened. The tokens of the practice server are short-lived; moving its clock on shows how
        one expires and is renewed.
      </p>
      <div className={styles.actions}>
        <Button onPress={open}>Open it in a tab</Button>
        <Button onPress={() => void advance(360)}>Move the clock on by six minutes</Button>
      </div>
    </>
  );
}
