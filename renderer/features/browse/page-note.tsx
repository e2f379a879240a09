import { headerValue } from '#shared/http/header-list';
import { readHeader } from '#shared/http/read-header';
import { formatBytes } from '#shared/http/quantities';
import type { PageModel } from '#shared/hypermedia/page';
import { type Exchange, lastHop } from '#shared/model/exchange';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { FollowLink, type FollowOptions } from '../../ui/follow-link';
import styles from './browse-page.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: Exchange;
  readonly page: PageModel;
  readonly isTooLarge: boolean;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** Whether there is anything on the page besides its header. */
export const hasContent = ({ table, fields, value, embedded }: PageModel): boolean =>
  table !== null || fields.length > 0 || value !== null || embedded.length > 0;

/** What a page without content says instead, and a way on. */
export function PageNote({ tabId, exchange, page, isTooLarge, onFollow }: Props) {
  const showView = useApp((state) => state.showView);
  const up = page.breadcrumbs.findLast((crumb) => !crumb.current);
  const bytes = 'bodyBytes' in exchange ? exchange.bodyBytes : 0;
  return (
    <div className={styles.note}>
      <p>{bytes === 0 ? emptySentence(exchange) : bodySentence(exchange, isTooLarge, bytes)}</p>
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

function emptySentence(exchange: Exchange): string {
  const method = lastHop(exchange)?.method ?? exchange.method;
  if (method === 'HEAD') return 'A HEAD has no body by nature; what it tells stands in Head.';
  return 'No body came with this answer, so there is nothing to list.';
}

function bodySentence(exchange: Exchange, isTooLarge: boolean, bytes: number): string {
  if (isTooLarge) return `The body is too large to be read as a page: ${formatBytes(bytes)}. The Body view shows all of it.`;
  const headers = 'head' in exchange && exchange.head ? exchange.head.headers : [];
  const type = headerValue(headers, 'Content-Type');
  const words =
    type === null
      ? ''
      : readHeader('Content-Type', type, { at: 0, url: exchange.url })
          .map(({ text }) => text)
          .join('');
  if (words.startsWith('JSON'))
    return 'The body says it is JSON and cannot be read as JSON. The Body view shows where it breaks.';
  return words === ''
    ? 'The body is no JSON, so it cannot be laid out as a page.'
    : `The body is ${words}: not JSON that could be laid out as a page.`;
}
