import { type ClientState, clientState, clientStateSentence } from './facts/client-state-facts';
import styles from './rows.module.css';
import { Scene, SendButton } from './scene';
import { type Send, useBench } from './use-bench';

/** What a client keeps, so that the server need not: a cart, a version, a place. */
export function ClientStateScene() {
  const bench = useBench();
  const state = clientState(bench.answers);
  const { token, etag, next } = state;
  const bearer = token !== null && { auth: { kind: 'bearer' as const, prefix: 'Bearer', token } };
  const putIn = (send: Send) =>
    send(
      { method: 'POST', path: '/cart', headers: { 'Content-Type': 'application/json' }, body: '{"book":3}', ...bearer },
      'cart',
    );
  const askBare = (send: Send) => send({ method: 'GET', path: '/cart' }, 'bare cart');
  const readBook = (send: Send) =>
    send({ method: 'GET', path: '/library/books/21/', ...(etag !== null && { headers: { 'If-None-Match': etag } }) }, 'book');
  const turn = (send: Send) => send({ method: 'GET', path: next ?? '/library/books/?page_size=5' }, 'page');
  return (
    <Scene
      title="State lives with the client"
      says={clientStateSentence(state)}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void bench.run(putIn)}>
            Put a book into the cart
          </SendButton>
          <SendButton bench={bench} onPress={() => void bench.run(askBare)}>
            Ask without the token
          </SendButton>
          <SendButton bench={bench} onPress={() => void bench.run(readBook)}>
            {etag === null ? 'Read a book' : 'Read it again'}
          </SendButton>
          <SendButton bench={bench} onPress={() => void bench.run(turn)}>
            {next === null ? 'Read a list' : 'Turn the page'}
          </SendButton>
          <SendButton bench={bench} isDisabled={bench.answers.length === 0} onPress={bench.clear}>
            Forget everything
          </SendButton>
        </>
      }
      draw={() => <Held state={state} />}
      table={<HeldTable state={state} />}
      foot="Forget what the client holds, and it is gone: nobody else has it."
    />
  );
}

function Held({ state }: { readonly state: ClientState }) {
  return (
    <ul className={styles.holds}>
      <li className={`${styles.hold ?? ''} ${styles.holdHead ?? ''}`}>
        <span>The client holds</span>
        <span>it travels as</span>
        <span>the server made of it</span>
      </li>
      {state.held.map(({ name, value, travels, came }) => (
        <li key={name} className={styles.hold}>
          <div>
            <span className={styles.holdName}>{name}</span>
            <span className={styles.holdValue} title={value ?? ''}>
              {value ?? '–'}
            </span>
          </div>
          <span className={styles.holdValue}>{value === null ? '–' : travels}</span>
          <span>{came}</span>
        </li>
      ))}
      <li className={styles.hold}>
        <span className={styles.holdName}>The server holds of you</span>
        <span>nothing</span>
        <span className={styles.holdNote}>Each request is understood by itself; any server could have answered it.</span>
      </li>
    </ul>
  );
}

function HeldTable({ state }: { readonly state: ClientState }) {
  return (
    <table>
      <tbody>
        {state.held.map(({ name, value, travels, came }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value ?? 'nothing'}</code>
            </td>
            <td>{travels}</td>
            <td>{came}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
