import { ChevronDown } from 'lucide-react';
import { ChoiceMenu } from '../../../ui/choice-menu';
import { bodyViews, type BodyViewName } from './view-list';

interface Props {
  readonly view: BodyViewName;
  /** The view that suits the body. */
  readonly best: BodyViewName;
  readonly onView: (view: BodyViewName) => void;
}

const groups = [
  ['As data', 'data'],
  ['Drawn', 'drawn'],
  ['As it came', 'bytes'],
] as const;

/** All that a body can be shown as, whatever its head and its bytes say. */
export function ViewMenu({ view, best, onView }: Props) {
  const sections = groups.map(([title, group]) => ({
    title,
    choices: bodyViews
      .filter((one) => one.group === group)
      .map(({ name, label }) => ({
        id: name,
        label,
        hint: name === best ? 'suits it' : undefined,
        isChosen: name === view,
        onAction: () => onView(name),
      })),
  }));
  return (
    <ChoiceMenu label="All views" sections={sections}>
      All views
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
    </ChoiceMenu>
  );
}
