import { describeMethod, methodPromise } from '#shared/http/methods';
import type { SocketKind } from '#shared/model/socket';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { MethodLabel } from '../../ui/method-label';
import overlay from '../../ui/overlay.module.css';
import { isComposing } from '../../ui/is-composing';
import styles from './method-picker.module.css';

interface Props {
  readonly method: string;
  /** What it stays open for; null for a request with one answer. */
  readonly socket: SocketKind | null;
  readonly onSocket: (kind: SocketKind) => void;
  readonly problemId: string | undefined;
  readonly onChange: (method: string) => void;
}

const offered = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'QUERY'];

const socketWords: Readonly<Record<SocketKind, string>> = { websocket: 'WS', events: 'SSE' };
const socketNames: Readonly<Record<SocketKind, string>> = { websocket: 'WebSocket', events: 'Server-sent events' };
const socketMeanings: Readonly<Record<SocketKind, string>> = {
  websocket: 'Messages both ways, for as long as it is open',
  events: 'Events from the server, as they come',
};

const promisesOf = (method: string): string => {
  const facts = describeMethod(method);
  return facts ? methodPromise(facts) : '';
};

/** The method: one of the usual ones, or any other word that is typed. */
export function MethodPicker({ method, socket, problemId, onChange, onSocket }: Props) {
  const [isTyping, setIsTyping] = useState(false);
  const lookUp = useApp((state) => state.lookUpMethod);
  if (isTyping || method === '' || problemId !== undefined) {
    return (
      <MethodField method={method} problemId={problemId} onChange={onChange} onDone={() => setIsTyping(false)} isNew={isTyping} />
    );
  }
  return (
    <MenuTrigger>
      <Button
        className={styles.button}
        aria-label={socket === null ? `Method: ${method}` : `Kind: ${socketWords[socket]}, ${socketNames[socket]}`}
      >
        <MethodLabel method={socket === null ? method : socketWords[socket]} big />
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Button>
      <Popover className={classNames(overlay.popover)} offset={4} placement="bottom start">
        <Menu aria-label="Method" className={classNames(overlay.list)}>
          {offered.map((one) => (
            <MenuItem key={one} id={one} textValue={one} className={classNames(overlay.item)} onAction={() => onChange(one)}>
              <span className={styles.name}>
                <MethodLabel method={one} big />
              </span>
              <span className={styles.meaning}>{describeMethod(one)?.meaning}</span>
              <span className={overlay.hint}>{promisesOf(one)}</span>
            </MenuItem>
          ))}
          <Separator className={styles.line} />
          {(['websocket', 'events'] as const).map((kind) => (
            <MenuItem
              key={kind}
              id={kind}
              textValue={socketNames[kind]}
              className={classNames(overlay.item)}
              onAction={() => onSocket(kind)}
            >
              <span className={styles.name}>
                <MethodLabel method={socketWords[kind]} big />
              </span>
              <span className={styles.meaning}>{socketMeanings[kind]}</span>
            </MenuItem>
          ))}
          <Separator className={styles.line} />
          <MenuItem
            id="help"
            textValue="What the methods promise"
            className={classNames(overlay.item)}
            onAction={() => lookUp(method)}
          >
            What {describeMethod(method) ? method : 'a method'} promises, and what sending it twice does…
          </MenuItem>
          <MenuItem id="other" textValue="Other method" className={classNames(overlay.item)} onAction={() => setIsTyping(true)}>
            Other method…
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface FieldProps extends Pick<Props, 'method' | 'problemId' | 'onChange'> {
  readonly onDone: () => void;
  /** Chosen from the menu just now: takes the focus, ready to be typed over. */
  readonly isNew: boolean;
}

function MethodField({ method, problemId, onChange, onDone, isNew }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [before] = useState(method);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') onChange(before === '' ? 'GET' : before);
    if (event.key === 'Enter' || event.key === 'Escape') onDone();
  };
  useEffect(() => {
    if (!isNew) return;
    // The menu gives the focus back to its button first.
    const frame = requestAnimationFrame(() => field.current?.select());
    return () => cancelAnimationFrame(frame);
  }, [isNew]);
  return (
    <input
      ref={field}
      className={classNames(styles.field, problemId !== undefined && styles.refused)}
      value={method}
      onChange={(event) => onChange(event.target.value.trim())}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (method === '') onChange('GET');
        onDone();
      }}
      aria-label="Method"
      aria-invalid={problemId !== undefined}
      aria-describedby={problemId}
      data-place="method"
      size={Math.max(7, method.length)}
      spellCheck={false}
      autoComplete="off"
      dir="ltr"
    />
  );
}
