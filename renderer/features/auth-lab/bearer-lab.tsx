import { describeJwt } from '#shared/explain/describe-jwt';
import { headerValue } from '#shared/http/header-list';
import { parseHttpDate } from '#shared/http/http-date';
import { readJwt } from '#shared/http/jwt';
import { textMember } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './auth-lab.module.css';
import { useLab, usePerson } from './lab-context';
import { Outcome } from './outcome';
import { type Aside, useAside } from './use-aside';

const tokenOf = ({ body }: Aside): string | null => textMember(parseJson(body ?? ''), 'access');

/** A token is got, read without its key, used, and used again after its time. */
export function BearerLab() {
  const { origin } = useLab();
  const { username, password } = usePerson('alice');
  const advance = useApp((state) => state.advancePracticeClock);
  const got = useAside();
  const used = useAside();
  const token = tokenOf(got);
  const login: RequestDraft = {
    ...createDraft(`${origin}/auth/jwt/create/`, 'POST'),
    body: { kind: 'json', text: JSON.stringify({ username, password }) },
  };
  const use: RequestDraft = {
    ...createDraft(`${origin}/auth/jwt/`),
    auth: { kind: 'bearer', prefix: 'Bearer', token: token ?? '' },
  };
  return (
    <>
      <p className={styles.text}>
        Whoever bears the token is let in: it stands for the login, for as long as it lasts. This one is a JWT. It is signed, so
        nobody can change it; it is not encrypted, so anybody can read it.
      </p>
      <div className={styles.actions}>
        <Button onPress={() => got.send(login)}>Get a token for alice</Button>
        <Button isDisabled={token === null} onPress={() => used.send(use)}>
          Use it
        </Button>
        <Button isDisabled={token === null} onPress={() => void advance(360)}>
          Move the clock on by six minutes
        </Button>
      </div>
      <Outcome aside={got} />
      {token !== null && <Claims token={token} aside={got} />}
      <Outcome aside={used} />
    </>
  );
}

function Claims({ token, aside }: { readonly token: string; readonly aside: Aside }) {
  const jwt = readJwt(token);
  if (!jwt || aside.exchange?.phase !== 'finished') return null;
  const { head, endedAt } = aside.exchange;
  const now = parseHttpDate(headerValue(head.headers, 'Date') ?? '') ?? endedAt;
  return (
    <>
      <pre className={styles.wire} tabIndex={0} aria-label="The token">
        {token}
      </pre>
      <table className={styles.table}>
        <caption>What it says, read without any key</caption>
        <tbody>
          {describeJwt(jwt, now).claims.map(({ name, value, meaning }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <code>{value}</code>
              </td>
              <td className={styles.meaning}>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
