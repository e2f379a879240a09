import type { PageModel } from '#shared/hypermedia/page';
import type { Exchange } from '#shared/model/exchange';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { FollowLink, type FollowOptions } from '../../ui/follow-link';
import styles from './browse-page.module.css';
import { wordsInstead } from './page-note-words';

interface Props {
  readonly tabId: string;
  readonly exchange: Exchange;
  readonly page: PageModel;
  readonly isTooLarge: boolean;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** What a page without content says instead, and a way on; nothing where it says enough. */
export function PageNote({ tabId, exchange, page, isTooLarge, onFollow }: Props) {
  const showView = useApp((state) => state.showView);
  const up = page.breadcrumbs.findLast((crumb) => !crumb.current);
  const bytes = 'bodyBytes' in exchange ? exchange.bodyBytes : 0;
  const words = wordsInstead(page, exchange, isTooLarge);
  if (words === null) return null;
  return (
    <div className={styles.note}>
      <p>{words}</p>
      {bytes > 0 && (
        <Button size="small" onPress={() => showView(tabId, 'body')}>
          Show the body
        </Button>
      )}
      {bytes === 0 && up && (
        <p>
          Up to{' '}
          <FollowLink href={up.url} onFollow={onFollow}>
            <bdi>{up.label}</bdi>
          </FollowLink>
        </p>
      )}
    </div>
  );
}
