import { Button } from '../../../ui/button';
import { useOpenAddress } from '../../../state/use-open-address';
import styles from './oauth.module.css';

interface Props {
  readonly address: string;
  /** The answer does not come by itself. */
  readonly pastes: boolean;
}

/** Says that the browser has the word, and gives the address to those whose browser did not open. */
export function WaitingLine({ address, pastes }: Props) {
  const open = useOpenAddress();
  return (
    <div className={styles.waiting}>
      <p>
        {pastes
          ? 'Your browser has the sign-in page. Bring back the address that it ends at.'
          : 'Your browser has the sign-in page. Cairn goes on by itself when you come back.'}
      </p>
      <div className={styles.buttons}>
        <Button size="small" onPress={() => open(address)}>
          Open the page again
        </Button>
        <Button size="small" variant="quiet" onPress={() => void navigator.clipboard.writeText(address)}>
          Copy its address
        </Button>
      </div>
    </div>
  );
}
