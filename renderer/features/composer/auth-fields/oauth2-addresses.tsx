import { describeFailure } from '#shared/failure-words';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { FoundServer } from '#shared/model/oauth-flow';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { VariableTextField } from '../../../ui/variable-field/variable-text-field';
import { FormLine } from '../form-line';
import type { AuthFieldsProps } from './auth-form';
import { AuthText } from './auth-text';
import styles from './oauth2.module.css';

/** What discovery said, and of which address. */
interface Found {
  readonly of: string;
  readonly server: FoundServer | null;
  readonly problem: string;
}

/** Where the server is: found by its issuer, or typed. What is typed wins. */
export function OAuth2Addresses({ auth, onChange, problemAt }: AuthFieldsProps<'oauth2'>) {
  const [found, setFound] = useState<Found | null>(null);
  const [isReading, setIsReading] = useState(false);
  const discover = useApp((state) => state.discoverServer);
  const tabId = useApp((state) => state.activeTabId);
  const read = async () => {
    setIsReading(true);
    const answer = await discover(tabId ?? '', auth);
    setIsReading(false);
    setFound({
      of: auth.discovery,
      server: answer.ok ? answer.value : null,
      problem: answer.ok ? '' : describeFailure(answer.failure),
    });
  };
  const now = found?.of === auth.discovery ? found : null;
  const change = (part: Partial<OAuth2Auth>) => onChange({ ...auth, ...part });
  return (
    <>
      <FormLine
        label="Discovery"
        hint={
          now?.server ? (
            <Read server={now.server} tabId={tabId ?? ''} />
          ) : (
            'The issuer’s address, from which the others are found.'
          )
        }
      >
        <div className={styles.discovery} data-place="auth:discovery">
          <VariableTextField
            label="Discovery"
            value={auth.discovery}
            onChange={(discovery) => change({ discovery })}
            placeholder="https://login.example.com"
            error={now?.problem || problemAt('discovery')}
          />
          <Button size="small" isDisabled={auth.discovery.trim() === '' || isReading} onPress={() => void read()}>
            {isReading ? 'Reading …' : 'Read'}
          </Button>
        </div>
      </FormLine>
      {addressesOf(auth).map(([label, field]) => (
        <AuthText
          key={field}
          label={label}
          field={field}
          value={auth[field]}
          onChange={(value) => change({ [field]: value })}
          problem={problemAt(field)}
          placeholder={placeholderOf(field, auth, now?.server ?? null)}
        />
      ))}
    </>
  );
}

function Read({ server, tabId }: { readonly server: FoundServer; readonly tabId: string }) {
  const exchangeId = useApp((state) => state.oauthFlows[tabId]?.exchanges.at(-1)?.exchangeId);
  const show = useApp((state) => state.showExchange);
  return (
    <span className={styles.read}>
      <Check size={12} strokeWidth={2} aria-hidden />
      <span>Read: {server.issuer}</span>
      {exchangeId !== undefined && (
        <Button size="small" variant="quiet" label="Open the exchange of the discovery" onPress={() => void show(exchangeId)}>
          Open
        </Button>
      )}
    </span>
  );
}

type AddressField = 'authorizationUrl' | 'tokenUrl' | 'refreshUrl' | 'deviceUrl';

/** The addresses that a grant needs. */
function addressesOf({ grant }: OAuth2Auth): readonly (readonly [string, AddressField])[] {
  const refresh = ['Refresh', 'refreshUrl'] as const;
  switch (grant) {
    case 'authorizationCode':
      return [['Authorize', 'authorizationUrl'], ['Token', 'tokenUrl'], refresh];
    case 'implicit':
      return [['Authorize', 'authorizationUrl']];
    case 'deviceCode':
      return [['Device', 'deviceUrl'], ['Token', 'tokenUrl'], refresh];
    case 'password':
      return [['Token', 'tokenUrl'], refresh];
    case 'clientCredentials':
      return [['Token', 'tokenUrl']];
  }
}

function placeholderOf(field: AddressField, auth: OAuth2Auth, server: FoundServer | null): string {
  if (field === 'refreshUrl') return 'same as token';
  if (server) return short(server[field], auth.discovery) || 'the server names none';
  return auth.discovery.trim() === '' ? '' : 'from discovery';
}

/** Of an address on the server that was asked, the path says enough. */
function short(address: string, discovery: string): string {
  if (!URL.canParse(address) || !URL.canParse(discovery)) return address;
  const { origin, pathname, search } = new URL(address);
  return origin === new URL(discovery).origin ? pathname + search : address;
}
