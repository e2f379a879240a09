import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { IconButton } from '../../ui/icon-button';
import { IdentitySwitch } from './identity-switch';
import styles from './request-strip.module.css';
import { stripWords } from './strip-words';
import { useDraft } from './use-tab';

/** The composer folded to one line that still says what will be sent. A word opens its part. */
export function RequestStrip({ tabId }: { readonly tabId: string }) {
  const [draft] = useDraft(tabId);
  const openComposer = useApp((state) => state.openComposer);
  const fold = useApp((state) => state.foldComposer);
  return (
    <div className={styles.strip}>
      <IconButton label="Unfold the request" icon={ChevronRight} size="small" shortcut="mod+j" onPress={() => fold(false)} />
      {stripWords(draft).map(({ part, label, says }) => (
        <Button key={part} className={styles.word} onPress={() => openComposer(tabId, part)}>
          {label} <b>{says}</b>
        </Button>
      ))}
      <span className={styles.end}>
        <IdentitySwitch tabId={tabId} />
      </span>
    </div>
  );
}
