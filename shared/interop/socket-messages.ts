import { findJsonProblem } from '../model/find-json-problem';
import { createWebSocket, type WebSocketWishes } from '../model/socket';

/** So many messages of one WebSocket are kept with it. */
const messagesAtMost = 100;

/** A WebSocket with what another tool had to say on it, each as text or as JSON; the first stands ready. */
export function socketSaying(texts: readonly string[], subprotocols = ''): WebSocketWishes {
  const messages = texts
    .filter((text) => text.trim() !== '')
    .slice(0, messagesAtMost)
    .map((text, at) => ({ name: `Message ${at + 1}`, kind: kindOf(text), text }));
  const [first] = messages;
  return {
    ...createWebSocket(),
    subprotocols,
    ...(first && { typed: { kind: first.kind, text: first.text } }),
    messages: messages.length > 1 ? messages : [],
  };
}

const kindOf = (text: string): 'json' | 'text' => (/^\s*[[{]/.test(text) && findJsonProblem(text) === null ? 'json' : 'text');

/** Text that would be said, in order; messages of bytes are none. */
export function textsToSay({ messages, typed }: WebSocketWishes): string[] {
  const all = messages.length > 0 ? messages : [typed];
  return all.filter(({ kind, text }) => (kind === 'text' || kind === 'json') && text.trim() !== '').map(({ text }) => text);
}

export const hasBytesToSay = ({ messages, typed }: WebSocketWishes): boolean =>
  [...messages, typed].some(({ kind, text }) => (kind === 'hex' || kind === 'base64') && text !== '');
