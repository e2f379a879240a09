import { Button } from '../../../ui/button';
import { useOpenAddress } from './use-open-address';
import styles from './oauth.module.css';

/** Says that the browser has the word, and gives the address to those whose browser did not open. */
export function WaitingLine({ address }: { readonly address: string }) {
  const open = useOpenAddress();
  return (
    <div className={styles.waiting}>
      <p>Your browser has the sign-in page. Cairn goes on by itself when you come back.</p>
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
