import { useState } from 'react';
import type { Exchange } from '#shared/model/exchange';
import { describeFailure } from '#shared/failure-words';
import { secretsIn } from '#shared/model/auth-secrets';
import type { RequestDraft } from '#shared/model/request-draft';
import { Button } from '../../ui/button';
import { useWireLog } from './use-wire-log';
import { WireSectionView } from './wire-section-view';
import { hasSecrets, readWireSections, type Secrets, wireText } from './wire-sections';
import styles from './wire-view.module.css';

interface Props {
  readonly exchange: Exchange;
  /** The draft as it was sent: it knows which values are credentials. */
  readonly draft: RequestDraft;
}

/** The bytes of an exchange both ways, each part named. */
export function WireView({ exchange, draft }: Props) {
  const read = useWireLog(exchange);
  const [withSecrets, setWithSecrets] = useState(false);
  if (!read) return <p className={styles.empty}>Reading the wire …</p>;
  if (!read.log) return <p className={styles.empty}>{read.failure && describeFailure(read.failure)}</p>;
  const sections = readWireSections(read.log, secretsOf(draft));
  if (sections.length === 0) return <p className={styles.empty}>Nothing went over the wire.</p>;
  return (
    <section aria-label="Wire" className={styles.view}>
      <div className={styles.bar}>
        <span className={styles.count}>
          {exchange.hops.length > 1 ? `${exchange.hops.length} hops` : 'One request, no redirect'}
        </span>
        {hasSecrets(sections) && (
          <Button size="small" variant="quiet" onPress={() => setWithSecrets(!withSecrets)}>
            {withSecrets ? 'Hide the credentials' : 'Credentials are hidden: show'}
          </Button>
        )}
        <Button size="small" variant="quiet" onPress={() => void navigator.clipboard.writeText(wireText(sections, withSecrets))}>
          Copy as text
        </Button>
      </div>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Bytes, in the order they went">
        {sections.map((section, index) => (
          <WireSectionView
            key={index}
            section={section}
            withSecrets={withSecrets}
            hops={exchange.hops.length}
            previous={sections[index - 1]}
          />
        ))}
      </div>
    </section>
  );
}

function secretsOf({ auth }: RequestDraft): Secrets {
  // A password as short as “a” would hide half of every message, and Basic carries it encoded.
  const values = secretsIn(auth).filter((value) => auth.kind !== 'basic' || value.length > 3);
  return {
    fields: auth.kind === 'apiKey' && auth.placement === 'header' ? [auth.name.toLowerCase()] : [],
    values: [...values, ...values.map(encodeURIComponent)],
  };
}
