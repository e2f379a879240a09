import type { DeviceCode } from '#shared/model/oauth-flow';
import { clock } from '#shared/oauth/duration';
import { Button } from '../../../ui/button';
import { useNow } from './use-now';
import { useOpenAddress } from '../../../state/use-open-address';
import styles from './oauth.module.css';

/** The code of a device, large enough to be read from across a desk, and how long it is good for. */
export function DeviceBox({ device }: { readonly device: DeviceCode }) {
  const open = useOpenAddress();
  const left = device.expiresAt - useNow(true);
  const copy = (text: string) => void navigator.clipboard.writeText(text);
  return (
    <div className={styles.device}>
      <p className={styles.deviceSays}>Type this code at</p>
      <p className={styles.deviceAddress}>{device.address}</p>
      <p className={styles.code} aria-label={`Code ${device.userCode.split('').join(' ')}`}>
        {device.userCode}
      </p>
      <div className={styles.buttons}>
        <Button variant="main" size="small" onPress={() => open(device.completeAddress ?? device.address)}>
          {device.completeAddress === null ? 'Open the page' : 'Open the page with the code'}
        </Button>
        <Button size="small" onPress={() => copy(device.userCode)}>
          Copy the code
        </Button>
        <Button size="small" variant="quiet" onPress={() => copy(device.address)}>
          Copy the address
        </Button>
        <span className={styles.left} role="timer">
          good for {clock(left)}
        </span>
      </div>
    </div>
  );
}
