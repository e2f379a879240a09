import { Copy, Download, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { closeCodeName } from '#shared/http/close-code-name';
import { closeCodeMeaning } from '#shared/http/close-codes';
import { formatBytes } from '#shared/http/quantities';
import type { TranscriptMessage } from '#shared/model/transcript';
import { formatJson } from '../../editor';
import { useHost } from '../../state/use-app';
import { IconButton } from '../../ui/icon-button';
import { Segments } from '../../ui/segments';
import { hexDump, shortened } from './message-text';
import { essenceOf, kindOf, speakers, timeOf } from './transcript-words';
import styles from './sockets.module.css';
import { useSaveMessage } from './use-save-message';

interface Props {
  readonly bodyId: string;
  /** Its place in the transcript. */
  readonly n: number;
  readonly subprotocol: string;
  readonly onClose: () => void;
}

type View = 'json' | 'text' | 'hex';

/** One message at length. */
export function MessageDetail({ bodyId, n, subprotocol, onClose }: Props) {
  const { message, problem } = useMessage(bodyId, n);
  return (
    <section className={styles.detail} aria-label="Message">
      {message === null ? (
        <p className={styles.none}>{problem}</p>
      ) : (
        <Message message={message} bodyId={bodyId} subprotocol={subprotocol} onClose={onClose} />
      )}
    </section>
  );
}

interface MessageProps extends Pick<Props, 'bodyId' | 'subprotocol' | 'onClose'> {
  readonly message: TranscriptMessage;
}

function Message({ message, bodyId, subprotocol, onClose }: MessageProps) {
  const [chosen, setChosen] = useState<View | null>(null);
  const pretty = useMemo(() => prettyOf(message), [message]);
  const views = viewsOf(message, pretty);
  const view = chosen !== null && views.includes(chosen) ? chosen : (views[0] ?? 'text');
  const text = textFor(message, view, pretty);
  const shown = shortened(text);
  return (
    <>
      <div className={styles.head}>
        <span className={styles.facts}>{factsOf(message)}</span>
        {views.length > 1 && (
          <Segments
            label="Message as"
            value={view}
            options={views.map((one) => ({ value: one, label: viewNames[one] }))}
            onChange={setChosen}
          />
        )}
        <Acts bodyId={bodyId} n={message.n} text={text} />
        <IconButton label="Close the message" icon={X} size="small" onPress={onClose} />
      </div>
      <Meaning message={message} subprotocol={subprotocol} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and has to from the keyboard */}
      <pre className={styles.text} dir="auto" tabIndex={0} aria-label="Text of the message">
        {shown}
      </pre>
      {(!message.complete || text.length > shown.length) && (
        <p className={styles.cut}>This is the beginning of it. Saved as a file, it is all there.</p>
      )}
    </>
  );
}

function Acts({ bodyId, n, text }: { readonly bodyId: string; readonly n: number; readonly text: string }) {
  const save = useSaveMessage(bodyId, n);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
  };
  return (
    <>
      <output className={styles.note}>{copied ? 'Copied' : save.note}</output>
      <IconButton label="Copy the message" icon={Copy} size="small" onPress={copy} />
      <IconButton label="Save the message as a file" icon={Download} size="small" onPress={save.run} />
    </>
  );
}

function Meaning({ message: { kind, code }, subprotocol }: Pick<MessageProps, 'message' | 'subprotocol'>) {
  if (kind !== 'close' || code === undefined) return null;
  return (
    <p className={styles.meaning}>
      {code} {closeCodeName(code, subprotocol)}: {closeCodeMeaning(code, subprotocol)}
    </p>
  );
}

/** Laid out as JSON, as far as it is that: of a followed operation, what a message brings. */
function prettyOf(message: TranscriptMessage): string | null {
  const { text } = message;
  if (text === null || !/^\s*[[{]/.test(text)) return null;
  return formatJson(essenceOf(message, text)) ?? formatJson(text);
}

const viewNames: Readonly<Record<View, string>> = { json: 'JSON', text: 'Text', hex: 'Hex' };

function viewsOf(message: TranscriptMessage, pretty: string | null): readonly View[] {
  if (message.base64 !== null) return ['hex', 'text'];
  return pretty === null ? ['text', 'hex'] : ['json', 'text', 'hex'];
}

function textFor({ text, base64 }: TranscriptMessage, view: View, pretty: string | null): string {
  const bytes = () =>
    base64 === null ? new TextEncoder().encode(text ?? '') : Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  if (view === 'hex') return hexDump(bytes());
  if (view === 'json') return pretty ?? text ?? '';
  return text ?? new TextDecoder().decode(bytes());
}

function factsOf(message: TranscriptMessage): string {
  const id = message.id === undefined ? [] : [`id ${message.id}`];
  const size = message.from === 'cairn' ? [] : [formatBytes(message.bytes)];
  return [`${speakers[message.from]} ${kindOf(message)}`, ...id, timeOf(message.at), ...size].join(' · ');
}

function useMessage(bodyId: string, n: number) {
  const host = useHost();
  const [read, setRead] = useState<{ readonly message: TranscriptMessage | null; readonly problem: string | null }>(nothing);
  useEffect(() => {
    let isGone = false;
    void host.call('socket.readMessage', { bodyId, n }).then((result) => {
      if (isGone) return;
      setRead(result.ok ? { message: result.value, problem: null } : { message: null, problem: describeFailure(result.failure) });
    });
    return () => {
      isGone = true;
    };
  }, [host, bodyId, n]);
  return read;
}

const nothing = { message: null, problem: null } as const;
