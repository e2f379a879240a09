import type { LessonRequest } from '#shared/lessons/lesson';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Switch } from '../../../ui/switch';
import { gatewayOf } from '../../../state/ready-practice';
import { CartLane, laneHeight } from './cart-lane';
import { type CartFacts, cartFacts, cartSentence, cookieOf, tokenOf } from './facts/cart-facts';
import { Scene, SendButton } from './scene';
import { type Answer, type Send, useBench } from './use-bench';

const book = { body: '{"book":3}', headers: { 'Content-Type': 'application/json' } };

/** The same cart twice, behind a balancer that switches servers: carried by the client, and remembered by one server. */
export function CartScene() {
  const bench = useBench('gateway');
  const gateway = useApp((state) => gatewayOf(state.practice));
  const setSticky = useApp((state) => state.setPracticeSticky);
  const setReplica = useApp((state) => state.setPracticeReplica);
  const token = cartFacts(bench.answers, 'token');
  const session = cartFacts(bench.answers, 'session');
  const home = session.looks.find(({ isPut }) => isPut)?.server ?? null;
  const isHomeAlive = gateway?.replicas.some(({ number, alive }) => number === home && alive) ?? false;
  const begin = async () => {
    bench.clear();
    // Those that were killed before would only be missing.
    for (const { number, alive } of gateway?.replicas ?? []) if (!alive) await setReplica(number, true);
    await bench.run(fillAndLook);
  };
  return (
    <Scene
      title="Carried, or remembered"
      says={cartSentence(token, session)}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void begin()}>
            Put a book into both, look six times
          </SendButton>
          <SendButton
            bench={bench}
            isDisabled={token.looks.length === 0}
            onPress={() => void bench.run((send) => look(send, bench.answers))}
          >
            Look once more
          </SendButton>
          <Button isDisabled={home === null || !isHomeAlive} onPress={() => void setReplica(home ?? 1, false)}>
            Kill the session’s server
          </Button>
          <Switch isSelected={gateway?.sticky ?? false} isDisabled={gateway === null} onChange={(on) => void setSticky(on)}>
            Sticky
          </Switch>
        </>
      }
      draw={(width) => (
        <div style={{ width, minHeight: laneHeight * 2 }}>
          <CartLane name="In a token, with the client" facts={token} width={width} />
          <CartLane name="In a session, at one server" facts={session} width={width} />
        </div>
      )}
      table={<CartTable token={token} session={session} />}
      foot="A filled mark: the cart was there, with so many lines. An empty one: the server had never heard of it. Sticky sends a client to the same server each time, until that one dies."
    />
  );
}

/** One cart after the other: each begins at some server, and is looked into wherever the balancer sends the caller. */
async function fillAndLook(send: Send): Promise<void> {
  const token = await send({ method: 'POST', path: '/cart', door: 'balancer', ...book }, 'token');
  for (let at = 0; at < 6 && token; at++) await send(withToken(tokenOf([token])), 'token');
  const session = await send({ method: 'POST', path: '/cart/session', door: 'balancer', ...book }, 'session');
  for (let at = 0; at < 6 && session; at++) await send(withCookie(cookieOf([session])), 'session');
}

async function look(send: Send, answers: readonly Answer[]): Promise<void> {
  await send(withToken(tokenOf(answers.filter(({ tag }) => tag === 'token'))), 'token');
  await send(withCookie(cookieOf(answers.filter(({ tag }) => tag === 'session'))), 'session');
}

const withToken = (token: string | null): LessonRequest => ({
  method: 'GET',
  path: '/cart',
  door: 'balancer',
  ...(token !== null && { auth: { kind: 'bearer', prefix: 'Bearer', token } }),
});

const withCookie = (cookie: string | null): LessonRequest => ({
  method: 'GET',
  path: '/cart/session',
  door: 'balancer',
  ...(cookie !== null && { headers: { Cookie: cookie } }),
});

function CartTable({ token, session }: { readonly token: CartFacts; readonly session: CartFacts }) {
  const rows = Array.from({ length: Math.max(token.looks.length, session.looks.length) }, (_, at) => at);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Request</th>
          <th scope="col">Token: server, lines</th>
          <th scope="col">Session: server, lines</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((at) => (
          <tr key={at}>
            <th scope="row">{at === 0 ? 'put in' : `look ${at}`}</th>
            <td>{wordsAt(token, at)}</td>
            <td>{wordsAt(session, at)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wordsAt({ looks }: CartFacts, at: number): string {
  const found = looks[at];
  return found ? `server ${found.server ?? 'unknown'}, ${found.lines}` : '';
}
