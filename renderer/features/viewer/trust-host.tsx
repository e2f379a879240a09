import { useState } from 'react';
import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import { useUnverifiedHosts } from '../../state/use-unverified-hosts';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import styles from './response-pane.module.css';

interface Props {
  readonly failure: Extract<Failure, { kind: 'certificateRejected' }>;
  /** Sends again, once the host is believed. */
  readonly onAllowed: () => void;
}

/** The way on for who knows the server: its host is believed until Cairn is closed. Asked twice, since everything sent there could be read. */
export function TrustHost({ failure, onAllowed }: Props) {
  const { allow } = useUnverifiedHosts();
  const [isAsking, setAsking] = useState(false);
  const { host } = failure;
  const confirm = () => {
    setAsking(false);
    void allow(host).then(onAllowed);
  };
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        Allow {host} without verifying…
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Send to ${host} without verifying who it is?`}
          detail={
            <div className={styles.trust}>
              <p>{describeFailure(failure)}</p>
              <p>
                Whoever stands in between could read and change all that is exchanged, credentials included. This holds for every
                port of <b dir="auto">{host}</b> until Cairn is closed or you take it back in Settings; every response says so.
              </p>
            </div>
          }
          confirmLabel="Allow and send again"
          isDanger
          onConfirm={confirm}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
