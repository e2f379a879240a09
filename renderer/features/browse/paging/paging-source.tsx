import { Settings2 } from 'lucide-react';
import type { PageModel } from '#shared/hypermedia/page';
import { styleWords } from '#shared/hypermedia/paging/style-words';
import type { FinishedExchange } from '#shared/model/exchange';
import type { PagingCorrection } from '#shared/model/paging-correction';
import { Fragment, useState } from 'react';
import { Button } from '../../../ui/button';
import { useApp } from '../../../state/use-app';
import { CorrectionDialog } from './correction-dialog';
import styles from './page-bar.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: FinishedExchange;
  readonly page: PageModel;
}

/** In which style the pages were told, and from what; pressing it corrects the guess. */
export function PagingSource({ tabId, exchange, page }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const correction = useApp((state) => state.tabs[tabId]?.draft.paging ?? null);
  const words = (correction ? 'as you said, ' : '') + wordsFor(page, correction);
  const names = page.paging?.readFrom ?? [];
  return (
    <span className={styles.source}>
      <Button
        variant="quiet"
        size="small"
        label={`${words}${names.length > 0 ? `: ${names.join(', ')}` : ''}. Correct how its pages are made`}
        onPress={() => setIsOpen(true)}
      >
        <Settings2 size={14} strokeWidth={1.5} className={styles.sourceIcon} aria-hidden />
        <span className={styles.style}>
          {words}
          {names.map((name, at) => (
            <Fragment key={name}>
              {at === 0 ? ': ' : ', '}
              <code>{name}</code>
            </Fragment>
          ))}
        </span>
      </Button>
      {isOpen && <CorrectionDialog tabId={tabId} exchange={exchange} page={page} onClose={() => setIsOpen(false)} />}
    </span>
  );
}

function wordsFor({ paging, table }: PageModel, correction: PagingCorrection | null): string {
  if (paging !== null) return styleWords[paging.style];
  if (table === null) return 'Where are the rows?';
  return correction?.style === 'none' ? 'no pages' : 'no pages found';
}
