import { useId, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { findJsonProblem } from '#shared/model/find-json-problem';
import type { WebSocketWishes } from '#shared/model/socket';
import type { Outgoing } from '#shared/model/transcript';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { isOpenSocket } from '../../state/slices/sockets-slice';
import { useApp } from '../../state/use-app';
import { useFileChoice } from '../../state/use-file-choice';
import { Button } from '../../ui/button';
import { FilePicker } from '../../ui/file-picker';
import { Segments } from '../../ui/segments';
import { TextArea } from '../../ui/text-area';
import { CloseMenu } from './close-menu';
import { base64FromHex, cleanBase64 } from './message-text';
import { SavedMessages } from './saved-messages';
import styles from './sockets.module.css';

const kinds = [
  { value: 'text', label: 'Text' },
  { value: 'json', label: 'JSON' },
  { value: 'hex', label: 'Hex' },
  { value: 'base64', label: 'Base64' },
] as const;

/** Where the next message is written, and everything else that can be said on an open WebSocket. */
export function MessageBox({ tabId }: { readonly tabId: string }) {
  const socket = useApp((state) => state.tabs[tabId]?.draft.socket);
  if (socket?.kind !== 'websocket') return null;
  return <Box tabId={tabId} socket={socket} />;
}

interface Props {
  readonly tabId: string;
  readonly socket: WebSocketWishes;
}

function Box({ tabId, socket }: Props) {
  const isOpen = useApp((state) => isOpenSocket(currentExchange(tabId)(state)));
  const edit = useApp((state) => state.editDraft);
  const { problem, say } = useSaying(tabId);
  const id = useId();
  const { typed } = socket;
  const checked = outgoingOf(typed);
  const isWrong = 'problem' in checked && typed.text !== '';
  const send = () => {
    if (isOpen && !('problem' in checked)) void say(checked);
  };
  const change = (part: Partial<typeof typed>) => edit(tabId, { socket: { ...socket, typed: { ...typed, ...part } } });
  const shownProblem = isWrong ? checked.problem : problem;
  return (
    <section className={styles.box} aria-label="Next message" data-keeps="mod+Enter">
      <div className={styles.tools}>
        <Segments label="Write the message as" value={typed.kind} options={kinds} onChange={(kind) => change({ kind })} />
        <SavedMessages socket={socket} onChange={(next) => edit(tabId, { socket: next })} />
        <span className={styles.grow} />
        {isOpen && <OpenTools tabId={tabId} onSay={(outgoing) => void say(outgoing)} />}
      </div>
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
      >
        <TextArea
          id={`${id}-text`}
          label="Message"
          mono
          isSmall
          value={typed.text}
          onChange={(text) => change({ text })}
          placeholder={placeholders[typed.kind]}
          isInvalid={isWrong}
          {...(shownProblem !== null && { describedBy: `${id}-problem` })}
        />
      </div>
      <div className={styles.tools}>
        <span id={`${id}-problem`} className={styles.problem} role="status">
          {shownProblem}
        </span>
        <span className={styles.grow} />
        {!isOpen && <span className={styles.note}>Connect first.</span>}
        <Button variant="main" shortcut="mod+Enter" isDisabled={!isOpen || 'problem' in checked} onPress={send}>
          Send message
        </Button>
      </div>
    </section>
  );
}

interface ToolsProps {
  readonly tabId: string;
  readonly onSay: (outgoing: Outgoing) => void;
}

/** What can be said beside a message. */
function OpenTools({ tabId, onSay }: ToolsProps) {
  const choice = useFileChoice();
  return (
    <>
      <FilePicker label="Send a file…" choice={choice} onChoose={(path) => onSay({ kind: 'file', path })} />
      <Button size="small" variant="quiet" onPress={() => onSay({ kind: 'ping', text: '' })}>
        Ping
      </Button>
      <CloseMenu tabId={tabId} />
    </>
  );
}

const placeholders = { text: 'Hello', json: '{ "hello": "there" }', hex: '68 65 6c 6c 6f', base64: 'aGVsbG8=' } as const;

/** What is typed as a message, or why it is none. */
function outgoingOf({ kind, text }: WebSocketWishes['typed']): Outgoing | { readonly problem: string } {
  if (kind === 'text') return { kind: 'text', text };
  if (kind === 'json') {
    const problem = findJsonProblem(text);
    if (text.trim() === '') return { problem: 'There is no JSON yet.' };
    return problem === null
      ? { kind: 'text', text }
      : { problem: `Line ${problem.line}, column ${problem.column}: ${problem.reason}.` };
  }
  const base64 = kind === 'hex' ? base64FromHex(text) : cleanBase64(text);
  if (base64 !== null) return { kind: 'binary', base64 };
  return { problem: kind === 'hex' ? 'Pairs of the digits 0 to 9 and a to f.' : 'This is not Base64.' };
}

/** Says things, and remembers why the last one could not be said. */
function useSaying(tabId: string) {
  const sayOn = useApp((state) => state.say);
  const [problem, setProblem] = useState<string | null>(null);
  const say = async (outgoing: Outgoing) => {
    const failure = await sayOn(tabId, outgoing);
    setProblem(failure === null ? null : describeFailure(failure));
  };
  return { problem, say };
}
