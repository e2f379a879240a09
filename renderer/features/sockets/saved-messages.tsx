import type { WebSocketWishes } from '#shared/model/socket';
import { MenuButton, type MenuAction } from '../../ui/menu-button';

interface Props {
  readonly socket: WebSocketWishes;
  readonly onChange: (socket: WebSocketWishes) => void;
}

/** Messages that are kept with the request: one can be taken into the box, and what stands there kept. */
export function SavedMessages({ socket, onChange }: Props) {
  const { messages, typed } = socket;
  const isKept = messages.some(({ kind, text }) => kind === typed.kind && text === typed.text);
  const keep = () => onChange({ ...socket, messages: [...messages, { ...typed, name: nameFor(typed.text, messages.length) }] });
  const take: MenuAction[] = messages.map(({ name, kind, text }, at) => ({
    id: `take-${at}`,
    label: name,
    onAction: () => onChange({ ...socket, typed: { kind, text } }),
  }));
  const forget: MenuAction[] = messages.flatMap((message, at) =>
    message.kind === typed.kind && message.text === typed.text
      ? {
          id: 'forget',
          label: `Forget “${message.name}”`,
          isDanger: true,
          onAction: () => onChange({ ...socket, messages: messages.filter((_, other) => other !== at) }),
        }
      : [],
  );
  const words = messages.length === 0 ? 'Keep…' : `Kept (${messages.length})`;
  const own: MenuAction = { id: 'keep', label: 'Keep this message', isDisabled: isKept || typed.text === '', onAction: keep };
  return (
    <MenuButton label={`${words}: messages of this request`} size="small" items={[...take, own, ...forget]}>
      {words}
    </MenuButton>
  );
}

/** What a message begins with, in one line. */
function nameFor(text: string, count: number): string {
  const start = text.replaceAll(/\s+/g, ' ').trim().slice(0, 40);
  return start === '' ? `Message ${count + 1}` : start;
}
