import { createDraft } from '#shared/model/request-draft';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './auth-lab.module.css';
import { useLab, usePerson } from './lab-context';
import { Outcome } from './outcome';
import { useAside } from './use-aside';

const param = 'api_key';

/** A key goes in the address, is found in the log, and works for a stranger; in a header it is not found. */
export function StolenKeyLab() {
  const { origin } = useLab();
  const { apiKey } = usePerson('alice');
  const log = useApp((state) => state.practiceLog);
  const owner = useAside();
  const thief = useAside();
  const careful = useAside();
  const seen = log.find(({ target }) => target.includes(`${param}=`));
  const stolen = new URLSearchParams(seen?.target.split('?')[1] ?? '').get(param);
  const withKey = (placement: 'query' | 'header', value: string) => ({
    ...createDraft(`${origin}/auth/api-key/`),
    auth: { kind: 'apiKey' as const, placement, name: placement === 'query' ? param : 'X-API-Key', value },
  });
  return (
    <>
      <p className={styles.text}>
        An address is written down in many places: access logs, proxies, the history of a browser, the Referer of the next page. A
        key that is part of it is written down with it.
      </p>
      <ol className={styles.stages}>
        <li>
          <Button onPress={() => owner.send(withKey('query', apiKey))}>Send alice’s key in the address</Button>
          <Outcome aside={owner} />
        </li>
        <li>
          <p className={styles.text}>Somebody who may read the server’s access log reads:</p>
          <pre className={styles.wire} tabIndex={0} aria-label="A line of the access log">
            {seen ? `${seen.method} ${seen.target} ${seen.status}` : 'nothing yet'}
          </pre>
        </li>
        <li>
          <Button isDisabled={stolen === null} onPress={() => thief.send(withKey('header', stolen ?? ''))}>
            Use the key from the log
          </Button>
          <Outcome aside={thief} />
        </li>
        <li>
          <Button onPress={() => careful.send(withKey('header', apiKey))}>Send it in a header instead</Button>
          <Outcome aside={careful} />
          <p className={styles.text}>Headers are not part of the address: this line of the log holds no key.</p>
        </li>
      </ol>
    </>
  );
}
