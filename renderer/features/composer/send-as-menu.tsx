import { sendAs, senderFacts, senderOf, senders } from '#shared/http/send-as';
import type { Row } from '#shared/model/row';
import { ChoiceMenu, type MenuChoice } from '../../ui/choice-menu';

interface Props {
  readonly rows: readonly Row[];
  readonly onChange: (rows: Row[]) => void;
}

/** Headers as a browser, a phone or another program sends them: put into the table, where they can be seen, changed and taken away. */
export function SendAsMenu({ rows, onChange }: Props) {
  const current = senderOf(rows);
  const choices = senders.map((sender): MenuChoice => ({
    id: sender,
    label: sender.charAt(0).toUpperCase() + sender.slice(1),
    hint: senderFacts[sender].says,
    isChosen: sender === current,
    onAction: () => onChange(sendAs(rows, sender)),
  }));
  const away: MenuChoice[] =
    current === null ? [] : [{ id: 'none', label: 'Take these headers away', onAction: () => onChange(sendAs(rows, null)) }];
  return (
    <ChoiceMenu
      label="Send as"
      sections={[
        { title: 'Send as', choices },
        { title: 'As Cairn', choices: away },
      ]}
    >
      {current === null ? 'Send as …' : `Send as ${current}`}
    </ChoiceMenu>
  );
}
