import { ArrowLeft } from 'lucide-react';
import { formatCount } from '#shared/http/quantities';
import { styleWords } from '#shared/hypermedia/paging/style-words';
import { memo, useState } from 'react';
import { Button } from '../../../ui/button';
import pageBar from '../paging/page-bar.module.css';
import { RunRequests } from './run-requests';
import { useRunPicture } from './use-run';
import styles from './fetch-all.module.css';

interface Props {
  readonly runId: string;
  readonly onClose: () => void;
}

/** Beside the rows of all pages: the requests they came by, and the way back to the page. */
export function RunBar({ runId, onClose }: Props) {
  const [isListing, setIsListing] = useState(false);
  const run = useRunPicture(runId);
  if (run === null) return null;
  return (
    <nav aria-label="All pages" className={pageBar.bar}>
      <Back onClose={onClose} />
      <span className={pageBar.separator} aria-hidden />
      <Button variant="quiet" onPress={() => setIsListing(true)}>
        {formatCount(run.requests)} {run.requests === 1 ? 'request' : 'requests'}
      </Button>
      <span className={styles.said}>{run.style === null ? '' : styleWords[run.style]}</span>
      {isListing && <RunRequests run={run} onClose={() => setIsListing(false)} />}
    </nav>
  );
}

const Back = memo(function Back({ onClose }: Pick<Props, 'onClose'>) {
  return (
    <Button variant="quiet" onPress={onClose}>
      <ArrowLeft size={14} strokeWidth={1.5} aria-hidden />
      Back to the page
    </Button>
  );
});
