import type { PageFilters } from '#shared/hypermedia/page-filters';
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
  const now = chosen?.label.toLocaleLowerCase() ?? current ?? 'as it comes';
  const sections = [
    {
      title: 'Ordered by the server',
      choices: [
        { id: 'none', label: 'as it comes', isChosen: current === null, onAction: () => onChange([]) },
        ...choices.map(({ value, label }) => ({
          id: `by ${value}`,
          label: label.toLocaleLowerCase(),
          isChosen: value === current,
          onAction: () => onChange([value]),
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
