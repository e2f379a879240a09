import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** What the code said of some values: a complaint for each field that it does not like. */
export type Verdict =
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'failed'; readonly reason: string };

interface Options {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  readonly onVerdict: (verdict: Verdict) => void;
}

interface Locked {
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly onLoad: () => void;
}

/** Longer than any check of a form takes. */
const patienceMs = 2000;
const longestAnswer = 10_000;

/**
 * Runs the `check` of code from a server in the locked frame, each time the values change. The frame is told nothing
 * but the code and the values, and whatever it says is read as data. Code that does not answer in time is given up.
 */
export function useLockedCode({ code, values, onVerdict }: Options): Locked {
  const frame = useRef<HTMLIFrameElement>(null);
  const [port, setPort] = useState<MessagePort | null>(null);
  const text = JSON.stringify(values);

  const onLoad = useCallback(() => {
    const { port1, port2 } = new MessageChannel();
    // The frame has an origin of its own that has no name; only this window holds the other end.
    frame.current?.contentWindow?.postMessage(null, '*', [port2]);
    setPort(port1);
  }, []);

  useEffect(() => {
    if (!port) return undefined;
    const id = Date.now();
    const giveUp = setTimeout(() => onVerdict({ kind: 'failed', reason: 'It did not answer in two seconds.' }), patienceMs);
    const listen = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(giveUp);
      onVerdict(readVerdict(data));
    };
    port.addEventListener('message', listen);
    port.start();
    port.postMessage({ id, code, values: JSON.parse(text) as unknown });
    return () => {
      clearTimeout(giveUp);
      port.removeEventListener('message', listen);
    };
  }, [port, code, text, onVerdict]);
  return { frame, onLoad };
}

/** What came out of the frame, as data and nothing else. */
export function readVerdict(data: unknown): Verdict {
  const nothing: Verdict = { kind: 'failed', reason: 'It said nothing that can be read.' };
  if (typeof data !== 'object' || data === null) return nothing;
  if ('failed' in data && typeof data.failed === 'string') return { kind: 'failed', reason: data.failed.slice(0, 200) };
  if (!('errors' in data) || typeof data.errors !== 'string' || data.errors.length > longestAnswer) return nothing;
  const errors = parse(data.errors);
  if (typeof errors !== 'object' || errors === null) return nothing;
  const texts = Object.entries(errors).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { kind: 'errors', errors: Object.fromEntries(texts) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
