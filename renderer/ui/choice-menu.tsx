import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './choice-menu.module.css';
import overlay from './overlay.module.css';

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  /** Stands at the end of its line, in caption size. */
  readonly hint?: string | undefined;
  readonly isChosen?: boolean;
  readonly onAction: () => void;
}

export interface ChoiceSection {
  readonly title: string;
  readonly choices: readonly MenuChoice[];
}

interface Props {
  /** What is chosen here, for screen readers. */
  readonly label: string;
  /** Words on the button. */
  readonly children: ReactNode;
  readonly sections: readonly ChoiceSection[];
}

/** Quiet words that open a menu of choices under headings. */
export function ChoiceMenu({ label, children, sections }: Props) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={styles.button}>
        {children}
      </Button>
      <Popover className={classNames(overlay.popover)} placement="bottom end" offset={4}>
        <Menu aria-label={label} className={classNames(overlay.list)}>
          {sections
            .filter(({ choices }) => choices.length > 0)
            .map(({ title, choices }) => (
              <MenuSection key={title} className={classNames(styles.section)}>
                <Header className={classNames(styles.title)}>{title}</Header>
                {choices.map((choice) => (
                  <Choice key={choice.id} choice={choice} />
                ))}
              </MenuSection>
            ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Choice({ choice: { id, label, hint, isChosen = false, onAction } }: { readonly choice: MenuChoice }) {
  return (
    <MenuItem id={id} textValue={label} onAction={onAction} className={classNames(overlay.item)}>
      <span className={overlay.check}>{isChosen && <Check size={14} strokeWidth={1.5} aria-label="chosen" />}</span>
      <bdi className={overlay.name}>{label}</bdi>
      {hint !== undefined && <span className={overlay.hint}>{hint}</span>}
    </MenuItem>
  );
}
