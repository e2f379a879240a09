import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { FormLine } from '../form-line';
import styles from './more-fields.module.css';

interface Props {
  readonly title: string;
  /** One of the fields was refused, so they have to be seen. */
  readonly isNeeded?: boolean;
  readonly children: ReactNode;
}

/** Fields that are seldom touched, folded away. */
export function MoreFields({ title, isNeeded = false, children }: Props) {
  return (
    <Disclosure className={styles.fold ?? ''} {...(isNeeded && { isExpanded: true })}>
      <FormLine label="">
        <Heading className={styles.heading ?? ''} level={2}>
          <Button slot="trigger" className={styles.trigger ?? ''}>
            <ChevronRight size={14} strokeWidth={1.5} aria-hidden className={styles.mark} />
            {title}
          </Button>
        </Heading>
      </FormLine>
      <DisclosurePanel>{children}</DisclosurePanel>
    </Disclosure>
  );
}
