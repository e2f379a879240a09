import { ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { certificateFacts, validityOf } from '#shared/http/certificate-words';
import type { Certificate } from '#shared/model/certificate';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { useCopyText } from './body-views/use-copy';
import styles from './certificate-list.module.css';

interface Props {
  /** Subjects from the server's own certificate up to the root, as far as they are named. */
  readonly chain: readonly string[];
  /** Those of them that are known in full; none of an exchange of long ago. */
  readonly certificates: readonly Certificate[];
  /** They stand before: none is open from the start. */
  readonly isFolded?: boolean;
  /** Who showed them. */
  readonly by?: 'server' | 'proxy';
}

/** The certificates that a server or a proxy showed, its own first, each with what is in it. */
export function CertificateList({ chain, certificates, isFolded = false, by = 'server' }: Props) {
  const { note, copyText } = useCopyText();
  // Told once: a clock that runs would be read out again and again.
  const [now] = useState(() => Date.now());
  if (chain.length === 0) return null;
  const pem = certificates.map((one) => one.pem).filter((text) => text !== '');
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.label}>
          {chain.length === 1 ? 'The certificate' : 'The certificates'} the {by} showed
        </p>
        {pem.length > 1 && (
          <Button size="small" variant="quiet" onPress={() => copyText(pem.join('\n'), 'Chain copied')}>
            Copy all as PEM
          </Button>
        )}
        <output className={styles.note}>{note}</output>
      </div>
      <ol className={styles.chain}>
        {chain.map((name, index) => {
          const certificate = certificates[index];
          if (certificate === undefined) return <NamedOnly key={index} name={name} isKnown={certificates.length > 0} />;
          return (
            <OneCertificate key={index} {...{ name, certificate, now }} onCopy={copyText} isOpen={index === 0 && !isFolded} />
          );
        })}
      </ol>
    </>
  );
}

/** Servers need not send the root: the certificate below says what it is called. */
const NamedOnly = ({ name, isKnown }: { readonly name: string; readonly isKnown: boolean }) => (
  <li>
    <span className={styles.name} dir="auto">
      {name}
    </span>{' '}
    {isKnown && <span className={styles.aside}>named as the issuer, not shown itself</span>}
  </li>
);

interface OneProps {
  readonly name: string;
  readonly certificate: Certificate;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onCopy: (text: string, note: string) => void;
}

function OneCertificate({ name, certificate, now, isOpen, onCopy }: OneProps) {
  const validity = validityOf(certificate, now);
  return (
    <li>
      <Disclosure className={styles.fold ?? ''} defaultExpanded={isOpen}>
        <Heading className={styles.heading ?? ''} level={3}>
          <AriaButton slot="trigger" className={styles.trigger ?? ''}>
            <ChevronRight size={14} strokeWidth={1.5} aria-hidden className={styles.mark} />
            <span className={styles.name} dir="auto">
              {name}
            </span>{' '}
            {validity && <span className={classNames(styles.aside, validity.is !== 'good' && styles.bad)}>{validity.says}</span>}
          </AriaButton>
        </Heading>
        <DisclosurePanel>
          <dl className={styles.facts}>
            {certificateFacts(certificate, now).map(([fact, value]) => (
              <div key={fact}>
                <dt>{fact}</dt>
                <dd dir="auto">
                  <Breaking text={value} />
                </dd>
              </div>
            ))}
          </dl>
          {certificate.pem !== '' && (
            <Button size="small" variant="quiet" onPress={() => onCopy(certificate.pem, 'Certificate copied')}>
              Copy as PEM
            </Button>
          )}
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
}

/** Numbers in hex are broken between bytes. */
function Breaking({ text }: { readonly text: string }) {
  if (!/^(?:[0-9A-F]{2}:){15,}/.test(text)) return text;
  return text.split(/(?<=:)/).map((byte, index) => (
    <Fragment key={index}>
      {byte}
      <wbr />
    </Fragment>
  ));
}
