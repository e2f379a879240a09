import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import { blankOAuth2, type OAuth2Auth } from '#shared/model/auth/oauth2';
import type { OAuthFlow } from '#shared/model/oauth-flow';
import { useEffect, useState } from 'react';
import { flowSentence } from '../../../drawings/flow-words';
import { SequenceDrawing } from '../../../drawings/sequence-drawing';
import { leastWidth } from '../../../drawings/sequence-layout';
import { SequenceTable } from '../../../drawings/sequence-table';
import { withUse } from '../../../drawings/with-use';
import { readyPractice } from '../../../state/ready-practice';
import { isUnderWay } from '../../../state/slices/oauth-slice';
import { useApp, useAppStore } from '../../../state/use-app';
import { useOpenAddress, useOpenOnce } from '../../../state/use-open-address';
import { Button } from '../../../ui/button';
import styles from './rows.module.css';
import { Scene, SendButton } from './scene';
import { useBench } from './use-bench';

const owner = 'lesson';
const resource = '/auth/oauth2/';

/** How a token is handed out without the password, message by message, by the practice server’s own provider. */
export function OAuthScene() {
  const store = useAppStore();
  const bench = useBench();
  const begun = useApp((state) => state.oauthFlows[owner]);
  const flow = begun && withUse(begun, bench.answers.at(-1)?.exchange);
  const [auth, setAuth] = useState<OAuth2Auth | null>(null);
  const refusal = useApp((state) => state.oauthRefusals[owner]);
  const show = useApp((state) => state.showExchange);
  const address = flow && isUnderWay(flow) ? flow.browserAddress : null;
  const open = useOpenAddress();
  useOpenOnce(address);
  useEffect(() => () => store.getState().cancelFlow(owner), [store]);
  const begin = async (kind: keyof typeof kinds) => {
    const place = await readyPractice(store, 'nothing');
    if (!place) return;
    const { practice } = place.doors;
    const next = { ...kinds[kind], discovery: `${practice}/oauth` };
    bench.clear();
    setAuth(next);
    await store.getState().getTokenFor(owner, { auth: next, url: practice + resource });
  };
  return (
    <Scene
      title="OAuth, message by message"
      says={saying(flow, refusal)}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void begin('program')}>
            As a program
          </SendButton>
          <SendButton bench={bench} onPress={() => void begin('person')}>
            As a person
          </SendButton>
          <SendButton
            bench={bench}
            isDisabled={auth === null || begun?.phase !== 'done'}
            onPress={() => void bench.run((send) => send({ method: 'GET', path: resource, ...(auth && { auth }) }))}
          >
            Use the token
          </SendButton>
          {address !== null && <Button onPress={() => open(address)}>Open the sign-in page again</Button>}
        </>
      }
      draw={(width) =>
        flow ? (
          <Sequence flow={flow} width={width} onOpen={(id) => void show(id)} />
        ) : (
          <p className={styles.blank}>
            A program shows its own credentials and gets a token. For a person, the browser opens the provider’s own page: sign in
            as alice with “practice”; the password never passes the client.
          </p>
        )
      }
      table={flow ? <SequenceTable flow={flow} onOpen={(id) => void show(id)} /> : <p>Nothing was sent yet.</p>}
      foot="Each number opens the exchange of its step. The token is kept for this server, as any other."
    />
  );
}

function saying(flow: OAuthFlow | undefined, refusal: Failure | undefined): string {
  if (flow) return flowSentence(flow);
  return refusal ? describeFailure(refusal) : 'Nothing was sent yet.';
}

const kinds: Readonly<Record<'program' | 'person', OAuth2Auth>> = {
  program: {
    ...blankOAuth2,
    grant: 'clientCredentials',
    clientId: 'practice-service',
    clientSecret: 'service-secret',
    clientAuth: 'basic',
  },
  person: { ...blankOAuth2, clientId: 'practice-app', clientAuth: 'none', scope: 'openid offline_access' },
};

interface SequenceProps {
  readonly flow: OAuthFlow;
  readonly width: number;
  readonly onOpen: (exchangeId: string) => void;
}

function Sequence({ flow, width, onOpen }: SequenceProps) {
  if (width < leastWidth) return <SequenceTable flow={flow} onOpen={onOpen} />;
  return <SequenceDrawing flow={flow} width={Math.min(width, 760)} resource={resource} onOpen={onOpen} />;
}
