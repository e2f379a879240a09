import { useState } from 'react';
import type { Exchange } from '#shared/model/exchange';
import { describeFailure } from '#shared/failure-words';
import type { AuthKind } from '#shared/model/auth';
import { secretsIn } from '#shared/model/auth-secrets';
import type { RequestDraft } from '#shared/model/request-draft';
import { spellingsOf } from '#shared/secrets/spellings';
import type { WireLog } from '#shared/model/wire';
import { Button } from '../../ui/button';
import { Segments } from '../../ui/segments';
import { useWireLog } from './use-wire-log';
import { asHex, hexText } from './wire-hex';
import { askingProxy, tlsPlaces } from './tls-places';
import { RefusedCertificate } from './tls-step';
import { WaySteps } from './way-steps';
import { WireSectionView } from './wire-section-view';
import type { Secrets } from './wire-lines';
import { hasSecrets, readWireSections, wireText } from './wire-sections';
import styles from './wire-view.module.css';

interface Props {
  readonly exchange: Exchange;
  /** The draft as it was sent: it knows which values are credentials. */
  readonly draft: RequestDraft;
}

type Form = 'text' | 'hex';
const forms = [
  { value: 'text', label: 'Text' },
  { value: 'hex', label: 'Hex' },
] as const;

/** The bytes of an exchange both ways, each part named. */
export function WireView({ exchange, draft }: Props) {
  const read = useWireLog(exchange);
  const [withSecrets, setWithSecrets] = useState(false);
  const [form, setForm] = useState<Form>('text');
  if (!read) return <p className={styles.empty}>Reading the wire …</p>;
  if (!read.log) return <p className={styles.empty}>{read.failure && describeFailure(read.failure)}</p>;
  const named = readWireSections(read.log, secretsOf(draft, read.log));
  const sections = form === 'hex' ? asHex(named, read.log, withSecrets) : named;
  const handshakes = tlsPlaces(named, exchange.hops);
  const asking = askingProxy(named, exchange.hops);
  const copy = () => void navigator.clipboard.writeText(form === 'hex' ? hexText(sections) : wireText(sections, withSecrets));
  if (sections.length === 0) return <NothingWent exchange={exchange} />;
  return (
    <section aria-label="Wire" className={styles.view}>
      <div className={styles.bar}>
        <span className={styles.count}>
          {exchange.hops.length > 1 ? `${exchange.hops.length} hops` : 'One request, no redirect'}
        </span>
        <Segments label="Show the wire as" value={form} options={forms} onChange={setForm} />
        {hasSecrets(named) && (
          <Button size="small" variant="quiet" onPress={() => setWithSecrets(!withSecrets)}>
            {withSecrets ? 'Hide the credentials' : 'Credentials are hidden: show'}
          </Button>
        )}
        <Button size="small" variant="quiet" onPress={copy}>
          {form === 'hex' ? 'Copy as hex' : 'Copy as text'}
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
            why={exchange.hops[section.hop - 1]?.challenge?.says}
            way={exchange.hops[section.hop]?.way}
            asksProxy={asking.has(index)}
            connection={exchange.hops[section.hop]?.connection}
            tls={handshakes.get(index)}
          />
        ))}
      </div>
    </section>
  );
}

/** What is there to tell all the same: a handshake that went no further, and the way to it. */
function NothingWent({ exchange }: Pick<Props, 'exchange'>) {
  const failure = exchange.phase === 'failed' ? exchange.failure : null;
  return (
    <>
      {failure?.kind === 'certificateRejected' ? (
        <RefusedCertificate failure={failure} />
      ) : (
        <p className={styles.empty}>Nothing went over the wire.</p>
      )}
      <WaySteps exchange={exchange} />
    </>
  );
}

/** Kinds whose secrets stand in a request as they are. */
const asTheyAre: readonly AuthKind[] = ['bearer', 'apiKey', 'token', 'oauth1', 'oauth2', 'awsSigV4'];

function secretsOf({ auth }: RequestDraft, log: WireLog): Secrets {
  // A password as short as “a” would hide half of every message, and those that travel at all travel encoded.
  const values = secretsIn(auth).filter(() => asTheyAre.includes(auth.kind));
  return {
    fields: auth.kind === 'apiKey' && auth.placement === 'header' ? [auth.name.toLowerCase()] : [],
    values: [...values, ...(log.secrets ?? [])].flatMap(spellingsOf),
  };
}
