import type { KeptToken } from '#shared/model/oauth-flow';
import { clock, duration } from '#shared/oauth/duration';
import { ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp, useHost } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { tokenWho } from './token-words';
import { useNow } from './use-now';
import styles from './oauth.module.css';

interface Props {
  readonly tabId: string;
  readonly token: KeptToken;
}

/** The token that the request will send: whom it stands for, what it allows, how long it lasts. */
export function TokenCard({ tabId, token }: Props) {
  const act = useApp((state) => state.actOnToken);
  const forget = useApp((state) => state.forgetToken);
  return (
    <section className={styles.section} aria-label="Access token">
      <header className={styles.head}>
        <h2 className={styles.title}>Access token</h2>
        {token.signatureChecked && (
          <span className={styles.checked}>
            <ShieldCheck size={14} strokeWidth={1.5} aria-hidden />
            id token checked
          </span>
        )}
        <span className={styles.grow} />
        <LifeBar token={token} />
      </header>
      <dl className={styles.facts}>
        <Fact name="Stands for" value={tokenWho(token)} />
        <Fact
          name="Allows"
          value={token.scope === '' ? 'what the server gives without a scope' : token.scope}
          isData={token.scope !== ''}
        />
        <Fact name="Given by" value={token.server} isData />
        <Fact name="Sent to" value={token.purpose.boundTo} isData />
        {token.purpose.environment !== '' && <Fact name="Environment" value={token.purpose.environment} />}
        <Fact name="Kept" value={token.kept === 'vault' ? 'in the vault, encrypted' : 'until Cairn is closed'} />
      </dl>
      <Reveal key={token.tokenId} token={token} />
      <div className={styles.buttons}>
        {token.hasRefresh && (
          <Button size="small" onPress={() => void act(tabId, 'refresh', token)}>
            Refresh
          </Button>
        )}
        {token.canIntrospect && (
          <Button size="small" onPress={() => void act(tabId, 'introspect', token)}>
            Ask the server about it
          </Button>
        )}
        {token.canRevoke && (
          <Button size="small" variant="danger" onPress={() => void act(tabId, 'revoke', token)}>
            Revoke
          </Button>
        )}
        <Button size="small" variant="quiet" onPress={() => forget(token)}>
          Forget
        </Button>
      </div>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly isData?: boolean;
}

function Fact({ name, value, isData = false }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={isData ? styles.data : undefined}>{value}</dd>
    </>
  );
}

/** How much of its life is left, as a clock and as a bar. */
export function LifeBar({ token: { expiresAt, receivedAt } }: { readonly token: KeptToken }) {
  const now = useNow(expiresAt !== null);
  if (expiresAt === null) return <span className={styles.left}>the server did not say how long it lasts</span>;
  const left = expiresAt - now;
  if (left <= 0) return <span className={styles.over}>ended {duration(-left)} ago</span>;
  const part = Math.min(100, (100 * left) / Math.max(1, expiresAt - receivedAt));
  return (
    <span className={styles.life}>
      <span className={styles.left} role="timer">
        ends in <b>{clock(left)}</b>
      </span>
      <span className={styles.bar} aria-hidden>
        <i style={{ width: `${part}%` }} data-low={part < 15 || undefined} />
      </span>
    </span>
  );
}

/** The token itself, only when asked for; who sees it sees the new one when it is renewed meanwhile. */
function Reveal({ token: { tokenId, receivedAt } }: { readonly token: KeptToken }) {
  const host = useHost();
  const [wanted, setWanted] = useState(false);
  const [seen, setSeen] = useState<{ receivedAt: number; access: string } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let late = false;
    void host.call('oauth.reveal', { tokenId }).then((revealed) => {
      if (!late && revealed.ok) setSeen({ receivedAt, access: revealed.value.access });
    });
    return () => {
      late = true;
    };
  }, [host, wanted, tokenId, receivedAt]);
  const shown = wanted && seen?.receivedAt === receivedAt ? seen : null;
  return (
    <div className={styles.reveal}>
      <code className={styles.secret}>{shown ? shown.access : '•'.repeat(24)}</code>
      <Button
        size="small"
        variant="quiet"
        label={wanted ? 'Hide the token' : 'Show the token'}
        onPress={() => setWanted(!wanted)}
      >
        {wanted ? 'Hide' : 'Show'}
      </Button>
      {shown && (
        <Button size="small" variant="quiet" onPress={() => void navigator.clipboard.writeText(shown.access)}>
          Copy
        </Button>
      )}
    </div>
  );
}
