import type { PageAction } from '#shared/hypermedia/page';
import { isSafe } from '#shared/http/methods';
import { ChevronDown } from 'lucide-react';
import { Button } from '../../ui/button';
import { ChoiceMenu } from '../../ui/choice-menu';
import { MethodLabel } from '../../ui/method-label';
import styles from './method-bar.module.css';

interface Props {
  readonly actions: readonly PageAction[];
  readonly onPress: (action: PageAction) => void;
}

/** So many have a button of their own; more are a menu. */
const mostButtons = 2;

/** What can be done here beyond the usual methods: actions that the answer or its description names. */
export function ActionMenu({ actions, onPress }: Props) {
  if (actions.length === 0) return null;
  if (actions.length <= mostButtons) {
    return actions.map((action) => (
      <Button key={keyOf(action)} onPress={() => onPress(action)}>
        <MethodLabel method={action.method} />
        <bdi className={styles.words}>{titleOf(action)}</bdi>
      </Button>
    ));
  }
  const choices = actions.map((action) => ({
    id: keyOf(action),
    label: titleOf(action),
    hint: `${action.method}, ${action.source}`,
    onAction: () => onPress(action),
  }));
  return (
    <ChoiceMenu label={`${actions.length} actions`} sections={[{ title: 'What else can be done here', choices }]}>
      {actions.length} actions <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
    </ChoiceMenu>
  );
}

const keyOf = ({ name, method, url }: PageAction): string => `${name} ${method} ${url}`;

/** What sends at once something that changes asks first. */
const titleOf = ({ title, method, formId }: PageAction): string => (formId === null && !isSafe(method) ? `${title}…` : title);
