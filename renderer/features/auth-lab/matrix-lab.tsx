import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { useEffect, useRef, useState } from 'react';
import { type Cell, cellsOf, keyOf } from '../../drawings/permission-cells';
import { PermissionMatrix } from '../../drawings/permission-matrix';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './auth-lab.module.css';
import { useLab } from './lab-context';

/** Four permissions, seven methods, three people: every cell is the answer to a request that was really sent. */
export function MatrixLab() {
  const { sent, fill } = useMatrix();
  return (
    <>
      <p className={styles.text}>
        Authentication says who is asking; permission says what they may do. 401 means that the server does not know who asks, 403
        that it knows and refuses. Safe methods only look; the last of the four permissions tells them from the others.
      </p>
      <div className={styles.actions}>
        <Button onPress={fill}>{Object.keys(sent).length === 0 ? `Send all ${cellsOf().length}` : 'Send them again'}</Button>
      </div>
      <PermissionMatrix sent={sent} />
    </>
  );
}

type Sent = Readonly<Record<string, string>>;

/** The exchange behind each cell, once it was sent. */
function useMatrix(): { readonly sent: Sent; readonly fill: () => void } {
  const { origin, accounts } = useLab();
  const sendAside = useApp((state) => state.sendAside);
  const forget = useApp((state) => state.forgetAside);
  const [sent, setSent] = useState<Sent>({});
  const held = useRef<readonly string[]>([]);
  useEffect(() => () => forget(held.current), [forget]);
  const draftOf = ({ policy, method, who }: Cell): RequestDraft => {
    const account = accounts.find(({ username }) => username === who);
    const draft = createDraft(`${origin}/permissions/${policy}/`, method);
    if (!account) return draft;
    return { ...draft, auth: { kind: 'basic', username: account.username, password: account.password } };
  };
  return {
    sent,
    fill() {
      const before = held.current;
      const next = Object.fromEntries(cellsOf().map((cell) => [keyOf(cell), sendAside(draftOf(cell))]));
      held.current = Object.values(next);
      setSent(next);
      forget(before);
    },
  };
}
