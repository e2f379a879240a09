import type { OrderChoice, PageFilters } from '#shared/hypermedia/page-filters';
import { ArrowDownUp } from 'lucide-react';
import { ChoiceMenu } from '../../../ui/choice-menu';

interface Props {
  readonly ordering: NonNullable<PageFilters['ordering']>;
  readonly onChange: (values: readonly string[]) => void;
}

/** In which order the server gives the rows. */
export function OrderMenu({ ordering: { choices, current }, onChange }: Props) {
  const chosen = choices.find(({ value }) => value === current);
  // An order nobody offers, such as one by two columns, is shown as it stands.
  const now = chosen ? orderWords(chosen) : (current ?? 'as it comes');
  const sections = [
    {
      title: 'Ordered by the server',
      choices: [
        { id: 'none', label: 'as it comes', isChosen: current === null, onAction: () => onChange([]) },
        ...choices.map((choice) => ({
          id: `by ${choice.value}`,
          label: orderWords(choice),
          isChosen: choice.value === current,
          onAction: () => onChange([choice.value]),
        })),
      ],
    },
  ];
  return (
    <span data-focus-key="order">
      <ChoiceMenu label={`order ${now}: choose another`} sections={sections}>
        <ArrowDownUp size={14} strokeWidth={1.5} aria-hidden /> order <b>{now}</b>
      </ChoiceMenu>
    </span>
  );
}

/** A choice that is only a name, with a minus for the other way round, in words. */
function orderWords({ value, label }: OrderChoice): string {
  if (label !== value) return label.toLocaleLowerCase();
  const name = value.replace(/^[-+]/, '').replaceAll('_', ' ');
  return value.startsWith('-') ? `${name}, falling` : name;
}
