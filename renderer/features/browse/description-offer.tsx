import { headerValue } from '#shared/http/header-list';
import type { PageModel } from '#shared/hypermedia/page';
import type { FinishedExchange } from '#shared/model/exchange';
import { sourceName } from '../../state/descriptions';
import { useDescription, useDescriptions } from '../../state/use-description';
import { Button } from '../../ui/button';
import { pathsInWords } from './description-ways';
import styles from './asked-ahead-note.module.css';

interface Props {
  readonly exchange: FinishedExchange;
  readonly page: PageModel;
}

/** On the page of an OpenAPI document: what it tells can be used on the pages of its host. */
export function DescriptionOffer({ exchange, page }: Props) {
  const known = useDescription(page.url);
  const descriptions = useDescriptions();
  if (!isDescription(page, exchange)) return null;
  const { host, origin } = new URL(page.url);
  const isThis = known.document !== null && sourceName(known.source) === page.url;
  return (
    <section aria-label="OpenAPI document" className={styles.offer}>
      <p role="status">
        {isThis
          ? `Pages of ${host} are read with this description: ${pathsInWords(known.paths)}.`
          : (known.problem ?? `This describes an API: forms, actions and links on the pages of ${host} can be read from it.`)}
      </p>
      {isThis ? (
        <Button size="small" onPress={() => descriptions.forget(origin)}>
          Forget it
        </Button>
      ) : (
        <Button size="small" isDisabled={known.isAsking} onPress={() => void descriptions.take(exchange)}>
          Use it on the pages of {host}
        </Button>
      )}
    </section>
  );
}

/** By what it holds, or, where it is no JSON, by its media type (`application/vnd.oai.openapi` is registered with 3.1). */
function isDescription({ fields }: PageModel, { head, method }: FinishedExchange): boolean {
  if (method !== 'GET' || head.status !== 200) return false;
  const names = new Set(fields.map(({ name }) => name));
  const isJson = (names.has('openapi') || names.has('swagger')) && names.has('paths');
  return isJson || /^application\/(?:vnd\.oai\.openapi|openapi)/i.test(headerValue(head.headers, 'Content-Type') ?? '');
}
