import { ChevronDown } from 'lucide-react';
import type { PracticeState } from '#shared/model/practice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Popover } from '../../ui/popover';
import { Switch } from '../../ui/switch';
import { CopyButton } from './copy-button';
import page from './practice-page.module.css';
import styles from './tls-menu.module.css';

interface Props {
  readonly tls: Extract<PracticeState, { phase: 'running' }>['tls'];
}

const says: Readonly<Record<string, string>> = {
  good: 'HTTP/1.1 and 2, signed by the authority below',
  clientCertificate: 'wants a certificate of the caller',
  expired: 'its certificate is out of date',
  wrongHost: 'its certificate is for another name',
  selfSigned: 'its certificate is signed by itself',
};

/** Encrypted ports on or off; where they are, and the authority that vouches for them. */
export function TlsMenu({ tls }: Props) {
  const change = useApp((state) => state.changePracticeStart);
  return (
    <Popover
      label="Encrypted ports"
      placement="bottom end"
      trigger={
        <Button>
          {tls ? 'TLS on' : 'TLS off'}
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
        </Button>
      }
    >
      <div className={styles.menu}>
        <Switch
          isSelected={tls !== undefined}
          onChange={(on) => void change({ tls: on })}
          note="turning them starts the server anew, and its data too"
        >
          Encrypted ports
        </Switch>
        {tls && <Ports urls={tls.urls} authority={tls.authority} />}
      </div>
    </Popover>
  );
}

function Ports({ urls, authority }: NonNullable<Props['tls']>) {
  return (
    <>
      <ul className={styles.ports}>
        {Object.entries(urls).map(([name, url]) => (
          <li key={name} className={styles.port}>
            <code>{url}</code>
            <span className={page.note}>{says[name] ?? name}</span>
            <CopyButton label={`Copy ${url}`} text={url} />
          </li>
        ))}
      </ul>
      <p className={styles.port}>
        <span className={page.note}>The authority’s certificate, to be trusted by a client (PEM)</span>
        <CopyButton label="Copy the authority’s certificate" text={authority} />
      </p>
    </>
  );
}
