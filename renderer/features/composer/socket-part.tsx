import { checkHeaderValue, isToken } from '#shared/model/check-header';
import { findJsonProblem } from '#shared/model/find-json-problem';
import {
  createEventStream,
  createWebSocket,
  type SocketWishes,
  subprotocolsIn,
  type SubscriptionWishes,
  subscriptionSchema,
} from '#shared/model/socket';
import { findVariables } from '#shared/variables/find-variables';
import { useState } from 'react';
import { Switch } from '../../ui/switch';
import { TextField } from '../../ui/text-field';
import { VariableTextField } from '../../ui/variable-field/variable-text-field';
import { FormLine } from './form-line';
import styles from './options-part.module.css';
import part from './part.module.css';
import { useDraft } from './use-tab';
import { readWhole, sizeWords } from './whole-numbers';

/** How a WebSocket or a stream of events is opened, and kept open. */
export function SocketPart({ tabId }: { readonly tabId: string }) {
  const [{ socket, body }, edit] = useDraft(tabId);
  if (socket === null) return null;
  const change = (next: Partial<SocketWishes>) => edit({ socket: { ...socket, ...next } as SocketWishes });
  return (
    <div className={part.column}>
      <div className={part.scroll}>
        <section className={styles.group} aria-label={socket.kind === 'websocket' ? 'WebSocket' : 'Stream of events'}>
          {socket.kind === 'websocket' ? (
            <WebSocketLines socket={socket} onChange={change} />
          ) : (
            <EventLines socket={socket} isFollowed={body.kind === 'graphql'} onChange={change} />
          )}
        </section>
        <section className={styles.group} aria-label="Connection">
          <AgainLines socket={socket} onChange={change} />
        </section>
      </div>
    </div>
  );
}

interface LinesProps<S extends SocketWishes> {
  readonly socket: S;
  readonly onChange: (change: Partial<S>) => void;
}

type EventStreamWishes = Extract<SocketWishes, { kind: 'events' }>;

function EventLines({ socket, isFollowed, onChange }: LinesProps<EventStreamWishes> & { readonly isFollowed: boolean }) {
  return (
    <>
      {isFollowed && (
        <OnOff
          label="Reserve a stream"
          hint="Single connection mode: PUT reserves the stream, GET opens it, and POST asks on it. Else the operation has a stream of its own."
          value={socket.singleConnection}
          onChange={(singleConnection) => onChange({ singleConnection })}
        />
      )}
      <Word
        label="Last-Event-ID"
        hint="Begin after this event. A connection that is made again goes on by itself."
        value={socket.lastEventId}
        check={checkHeaderValue}
        onChange={(lastEventId) => onChange({ lastEventId })}
      />
    </>
  );
}

type WebSocketWishes = Extract<SocketWishes, { kind: 'websocket' }>;

function WebSocketLines({ socket, onChange }: LinesProps<WebSocketWishes>) {
  return (
    <>
      <SubscriptionLines socket={socket} onChange={onChange} />
      <Word
        label="Subprotocols"
        hint="Offered in this order, divided by commas; the server takes one or none."
        value={socket.subprotocols}
        check={checkSubprotocols}
        onChange={(subprotocols) => onChange({ subprotocols })}
      />
      <OnOff
        label="Compress"
        hint="Offer permessage-deflate; it is used where the server agrees."
        value={socket.compress}
        onChange={(compress) => onChange({ compress })}
      />
      <Whole
        label="Ping every"
        unit="s, 0 for never"
        least={0}
        most={3_600}
        hint="When nothing has come by the time of the next ping, the connection is ended."
        value={socket.pingEverySeconds}
        onChange={(pingEverySeconds) => onChange({ pingEverySeconds })}
      />
    </>
  );
}

/** What goes before an operation that is followed. */
function SubscriptionLines({ socket: { subscription }, onChange }: LinesProps<WebSocketWishes>) {
  if (subscription === null) return null;
  const change = (next: Partial<SubscriptionWishes>) => onChange({ subscription: { ...subscription, ...next } });
  return (
    <>
      <Word
        label="connection_init"
        hint="Goes with the first message, as a JSON object: many servers look for credentials there."
        value={subscription.init}
        check={checkInit}
        onChange={(init) => change({ init })}
      />
      <Whole
        label="Acknowledged within"
        unit="s"
        least={1}
        most={600}
        value={subscription.ackSeconds}
        isChanged={subscription.ackSeconds !== subscriptionSchema.parse({}).ackSeconds}
        onChange={(ackSeconds) => change({ ackSeconds })}
      />
    </>
  );
}

function checkInit(text: string): string | null {
  if (text.trim() === '' || findVariables(text).length > 0) return null;
  return text.trim().startsWith('{') && findJsonProblem(text) === null ? null : 'It is a JSON object, such as {"token": "…"}.';
}

function checkSubprotocols(text: string): string | null {
  const wrong = subprotocolsIn(text).find((name) => !isToken(name));
  return wrong === undefined ? null : `“${wrong}” is not the name of a subprotocol.`;
}

const gib = 1024 ** 3;

function AgainLines({ socket, onChange }: LinesProps<SocketWishes>) {
  const usual = socket.kind === 'websocket' ? createWebSocket() : createEventStream();
  const { reconnect, reconnectAtMost, messageBytes } = socket;
  return (
    <>
      <OnOff
        label="Connect again"
        hint={
          socket.kind === 'websocket'
            ? 'When the connection is lost, or the server goes away: after 1 s, then 2, 4 and so on up to 30.'
            : 'When the stream ends, after the time the server asked for, from the last id on. A 204 ends it.'
        }
        value={reconnect}
        onChange={(next) => onChange({ reconnect: next })}
      />
      <Whole
        label="At most"
        unit="times in a row"
        least={1}
        most={1_000}
        value={reconnectAtMost}
        isChanged={reconnectAtMost !== usual.reconnectAtMost}
        onChange={(next) => onChange({ reconnectAtMost: next })}
      />
      <Whole
        label="Largest message"
        unit={`bytes, ${sizeWords(messageBytes)}`}
        least={1}
        most={gib}
        value={messageBytes}
        isChanged={messageBytes !== usual.messageBytes}
        onChange={(next) => onChange({ messageBytes: next })}
      />
    </>
  );
}

interface Line<T> {
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function OnOff({ label, hint, value, onChange }: Line<boolean>) {
  return (
    <FormLine label={label} isChanged={value} {...(hint !== undefined && { hint })}>
      <div className={styles.switch}>
        <Switch isSelected={value} onChange={onChange}>
          <span>{value ? 'on' : 'off'}</span>
          <span className={styles.unseen}>{label}</span>
        </Switch>
      </div>
    </FormLine>
  );
}

function Word({ label, hint, value, onChange, check }: Line<string> & { readonly check: (text: string) => string | null }) {
  return (
    <FormLine label={label} isChanged={value !== ''} {...(hint !== undefined && { hint })}>
      <div className={styles.word}>
        <VariableTextField label={label} value={value} onChange={onChange} error={check(value) ?? undefined} />
      </div>
    </FormLine>
  );
}

interface WholeProps extends Line<number> {
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  readonly isChanged?: boolean;
}

/** A number takes effect while it is one. */
function Whole({ label, hint, value, onChange, unit, least, most, isChanged = value !== 0 }: WholeProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const problemIn = (text: string) => {
    const number = readWhole(text);
    if (number === null) return 'Only digits.';
    return number < least || number > most ? `From ${least} to ${most}.` : null;
  };
  const type = (next: string) => {
    setTyped(next);
    if (problemIn(next) === null) onChange(readWhole(next) ?? value);
  };
  return (
    <FormLine label={label} isChanged={isChanged} {...(hint !== undefined && { hint })}>
      <div className={styles.number}>
        <TextField
          label={label}
          hideLabel
          mono
          value={typed ?? String(value)}
          onChange={type}
          onBlur={() => setTyped(null)}
          error={typed === null ? null : problemIn(typed)}
        />
        <span className={styles.unit}>{unit}</span>
      </div>
    </FormLine>
  );
}
