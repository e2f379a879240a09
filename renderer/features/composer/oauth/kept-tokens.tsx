import type { KeptToken } from '#shared/model/oauth-flow';
import { useEffect } from 'react';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { LifeBar } from './token-card';
import { tokenWho } from './token-words';
import styles from './oauth.module.css';

interface Props {
  readonly tabId: string;
  /** The one the request sends; it has a place of its own. */
  readonly current: KeptToken | null;
}

/** All other tokens that are kept, whatever they are for. */
export function KeptTokens({ tabId, current }: Props) {
  const tokens = useApp((state) => state.keptTokens);
  const load = useApp((state) => state.loadTokens);
  useEffect(() => void load(), [load]);
  const others = (tokens ?? []).filter(({ tokenId }) => tokenId !== current?.tokenId);
  if (others.length === 0) return null;
  return (
    <section className={styles.section} aria-label="Other kept tokens">
      <header className={styles.head}>
        <h2 className={styles.title}>Other kept tokens</h2>
        <span className={styles.left}>{others.length}</span>
      </header>
      <ul className={styles.kept}>
        {others.map((token) => (
          <KeptLine key={token.tokenId} tabId={tabId} token={token} />
        ))}
      </ul>
    </section>
  );
}

function KeptLine({ tabId, token }: { readonly tabId: string; readonly token: KeptToken }) {
  const act = useApp((state) => state.actOnToken);
  const forget = useApp((state) => state.forgetToken);
  const whatFor = `for ${token.purpose.boundTo}${inEnvironment(token)}`;
  const name = `${tokenWho(token)}, ${whatFor}`;
  return (
    <li className={styles.keptLine}>
      <div className={styles.keptFacts}>
        <span>{tokenWho(token)}</span>
        <span className={styles.data}>{token.scope}</span>
        <span className={styles.small}>{whatFor}</span>
      </div>
      <LifeBar token={token} />
      <div className={styles.buttons}>
        {token.hasRefresh && (
          <Button
            size="small"
            variant="quiet"
            label={`Refresh the token of ${name}`}
            onPress={() => void act(tabId, 'refresh', token)}
          >
            Refresh
          </Button>
        )}
        {token.canRevoke && (
          <Button
            size="small"
            variant="quiet"
            label={`Revoke the token of ${name}`}
            onPress={() => void act(tabId, 'revoke', token)}
          >
            Revoke
          </Button>
        )}
        <Button size="small" variant="quiet" label={`Forget the token of ${name}`} onPress={() => forget(token)}>
          Forget
        </Button>
      </div>
    </li>
  );
}

const inEnvironment = ({ purpose: { environment } }: KeptToken): string => (environment === '' ? '' : `, in ${environment}`);
