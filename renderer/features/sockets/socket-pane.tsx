import { useState } from 'react';
import { wholeTranscript } from '#shared/model/transcript';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { useApp } from '../../state/use-app';
import { EmptyNote } from '../../ui/empty-note';
import { MessageBox } from './message-box';
import { MessageDetail } from './message-detail';
import { TranscriptBar } from './transcript-bar';
import { TranscriptList } from './transcript-list';
import styles from './sockets.module.css';

/** What was said on a tab's socket, one message of it at length, and what is to be said next. */
export function SocketPane({ tabId }: { readonly tabId: string }) {
  const socket = useApp((state) => currentExchange(tabId)(state)?.socket);
  const isWebSocket = useApp((state) => state.tabs[tabId]?.draft.socket?.kind === 'websocket');
  return (
    <div className={styles.pane}>
      {socket ? <Transcript tabId={tabId} /> : <NotConnected isWebSocket={isWebSocket} />}
      {isWebSocket && <MessageBox tabId={tabId} />}
    </div>
  );
}

function NotConnected({ isWebSocket }: { readonly isWebSocket: boolean }) {
  return (
    <div className={styles.empty}>
      <EmptyNote title="Not connected.">
        {isWebSocket
          ? 'Connect, and what either side says stands here. What you write below waits for that.'
          : 'Connect, and events stand here as they come.'}
      </EmptyNote>
    </div>
  );
}

function Transcript({ tabId }: { readonly tabId: string }) {
  const socket = useApp((state) => currentExchange(tabId)(state)?.socket);
  const [filter, setFilter] = useState(wholeTranscript);
  const [pinned, setPinned] = useState<number | null>(null);
  const [found, setFound] = useState<number | null>(null);
  const bodyId = socket?.bodyId ?? null;
  const [of, setOf] = useState(bodyId);
  if (of !== bodyId) {
    setOf(bodyId);
    setPinned(null);
  }
  if (!socket || bodyId === null)
    return (
      <div className={styles.empty}>
        <EmptyNote title="What was said is not here any more.">
          It was too large for the history, or the history keeps no bodies. The tally is in the summary.
        </EmptyNote>
      </div>
    );
  const entries = socket.tally.entries;
  return (
    <>
      <TranscriptBar kind={socket.kind} filter={filter} onFilter={setFilter} found={found} entries={entries} />
      <TranscriptList
        key={bodyId}
        bodyId={bodyId}
        entries={entries}
        filter={filter}
        pinned={pinned}
        onPin={setPinned}
        onFound={setFound}
      />
      {pinned !== null && <MessageDetail key={pinned} bodyId={bodyId} n={pinned} onClose={() => setPinned(null)} />}
    </>
  );
}
