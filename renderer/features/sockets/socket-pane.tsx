import { useState } from 'react';
import type { RequestDraft } from '#shared/model/request-draft';
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
  const kind = useApp((state) => kindOf(state.tabs[tabId]?.draft ?? null));
  return (
    <div className={styles.pane}>
      {socket ? <Transcript tabId={tabId} /> : <NotConnected kind={kind} />}
      {kind === 'websocket' && <MessageBox tabId={tabId} />}
    </div>
  );
}

type PaneKind = 'websocket' | 'events' | 'operation';

/** What is said on the socket of a draft: what is typed, nothing, or what belongs to an operation. */
function kindOf(draft: RequestDraft | null): PaneKind {
  if (draft?.body.kind === 'graphql') return 'operation';
  return draft?.socket?.kind === 'websocket' ? 'websocket' : 'events';
}

const waits: { readonly [K in PaneKind]: string } = {
  websocket: 'Connect, and what either side says stands here. What you write below waits for that.',
  events: 'Connect, and events stand here as they come.',
  operation: 'Connect, and what the operation brings stands here as it comes.',
};

function NotConnected({ kind }: { readonly kind: PaneKind }) {
  return (
    <div className={styles.empty}>
      <EmptyNote title="Not connected.">{waits[kind]}</EmptyNote>
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
        subprotocol={socket.subprotocol}
        entries={entries}
        filter={filter}
        pinned={pinned}
        onPin={setPinned}
        onFound={setFound}
      />
      {pinned !== null && (
        <MessageDetail key={pinned} bodyId={bodyId} subprotocol={socket.subprotocol} n={pinned} onClose={() => setPinned(null)} />
      )}
    </>
  );
}
