import { useUnverifiedHosts } from '../../state/use-unverified-hosts';
import { Button } from '../../ui/button';
import styles from './settings-panel.module.css';

/** The hosts that are believed without being verified until Cairn is closed; nothing where there are none. */
export function UnverifiedHosts() {
  const { hosts, revoke } = useUnverifiedHosts();
  if (hosts.length === 0) return null;
  return (
    <div role="group" aria-label="Not verified until Cairn is closed">
      <p className={styles.note}>Not verified until Cairn is closed:</p>
      {hosts.map((host) => (
        <div key={host} className={styles.host}>
          <span dir="auto">{host}</span>
          <Button size="small" label={`Verify again: ${host}`} onPress={() => void revoke(host)}>
            Verify again
          </Button>
        </div>
      ))}
    </div>
  );
}
