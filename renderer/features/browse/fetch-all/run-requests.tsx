import { formatBytes, formatCount } from '#shared/http/quantities';
import type { PagesRun, RunRequest } from '#shared/model/pages-run';
import { useEffect, useState } from 'react';
import { useApp, useHost } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { StatusMark } from '../../../ui/status-mark';
import styles from './fetch-all.module.css';

interface Props {
  readonly run: PagesRun;
  readonly onClose: () => void;
}

const atOnce = 100;

/** The requests that a run was made of; each opens as the exchange it was. */
export function RunRequests({ run, onClose }: Props) {
  const [from, setFrom] = useState(0);
  const requests = useRequests(run.runId, from);
  const open = useApp((state) => state.openRunRequest);
  const show = (exchangeId: string) => {
    onClose();
    void open(run.runId, exchangeId);
  };
  return (
    <Dialog
      title={`${formatCount(run.requests)} ${run.requests === 1 ? 'request' : 'requests'}`}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <>
          <Button isDisabled={from === 0} onPress={() => setFrom(from - atOnce)}>
            Earlier
          </Button>
          <Button isDisabled={from + atOnce >= run.requests} onPress={() => setFrom(from + atOnce)}>
            Later
          </Button>
          <Button onPress={onClose} shortcut="Escape">
            Close
          </Button>
        </>
      }
    >
      <ol className={styles.requests} start={from + 1}>
        {requests.map((request) => (
          <li key={request.exchangeId}>
            <button type="button" className={styles.request} onClick={() => show(request.exchangeId)}>
              <RequestLine request={request} />
            </button>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function RequestLine({ request: { status, url, rows, ms, bytes } }: { readonly request: RunRequest }) {
  return (
    <>
      <span className={styles.status}>
        {status === null ? 'no answer' : <StatusMark status={status} />} {status}
      </span>
      <code>{url.slice(new URL(url).origin.length)}</code>
      <span className={styles.dim}>
        {rows === null ? '' : `rows ${formatCount(rows.from + 1)} to ${formatCount(rows.from + rows.count)}, `}
        {Math.round(ms)} ms, {formatBytes(bytes)}
      </span>
    </>
  );
}

function useRequests(runId: string, from: number): readonly RunRequest[] {
  const host = useHost();
  const [requests, setRequests] = useState<readonly RunRequest[]>([]);
  useEffect(() => {
    let isWanted = true;
    void host.call('pages.readRequests', { runId, from, count: atOnce }).then((read) => {
      if (isWanted && read.ok) setRequests(read.value.requests);
    });
    return () => void (isWanted = false);
  }, [host, runId, from]);
  return requests;
}
