import { describeFailure } from '#shared/failure-words';
import { useState } from 'react';
import { useApp, useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Switch } from '../../ui/switch';
import styles from './export.module.css';
import { saveFiles } from './save-files';
import { WarningLine } from './warning-line';

/** An exchange as a HAR log, saved where the user says. */
export function HarDialog({ exchangeId }: { readonly exchangeId: string }) {
  const host = useHost();
  const close = useApp((state) => state.showHar);
  const [includeSecrets, setSecrets] = useState(false);
  const [told, setTold] = useState('');
  const save = async () => {
    const made = await host.call('export.exchange', { exchangeId, includeSecrets });
    setTold(made.ok ? await saveFiles(host, [made.value]) : describeFailure(made.failure));
  };
  return (
    <Dialog
      title="Export the exchange as HAR"
      isOpen
      onClose={() => close(null)}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onPress={() => close(null)}>Close</Button>
          <Button variant="main" type="submit" takesFocus>
            Save
          </Button>
        </>
      }
    >
      <p>Request and answer with every redirect, their times, and bodies up to 4 MB: a file that browsers and proxies read.</p>
      <Switch isSelected={includeSecrets} onChange={setSecrets} note="Without, names such as {{token}} stand in their place.">
        Include secrets
      </Switch>
      {includeSecrets && <WarningLine text="Credentials and cookies stand in the file: whoever has it can use them." />}
      <output className={styles.told}>{told}</output>
    </Dialog>
  );
}
