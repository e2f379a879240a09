import { readJwt } from '#shared/http/jwt';
import { textMember } from '#shared/hypermedia/json-value';
import type { JwtKey } from '#shared/model/jwt';
import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/text-area';
import styles from './jwt-card.module.css';

const icons = { verified: ShieldCheck, refused: ShieldAlert, unknown: ShieldQuestion } as const;
const words = {
  verified: 'Verified.',
  refused: 'Not verified.',
  unknown: 'Decoded is not verified: anyone can write such a token.',
};

/** Whether the signature was checked, with what, and the ways to check it. */
export function JwtCheck({ token }: { readonly token: string }) {
  const verdict = useApp((state) => state.jwtVerdicts.get(token));
  const verify = useApp((state) => state.verifyJwt);
  const [isPasting, setPasting] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const isChecked = verdict !== undefined;
  useEffect(() => {
    // With what is known already: nothing is sent for it.
    if (!isChecked) void verify(token, { kind: 'known' });
  }, [isChecked, token, verify]);
  if (!verdict) return null;
  const check = async (key: JwtKey) => {
    setAsking(true);
    const { state } = await verify(token, key);
    setAsking(false);
    if (state === 'verified') setPasting(false);
  };
  const Icon = icons[verdict.state];
  const issuer = issuerIn(token);
  return (
    <div className={styles.check}>
      <p className={styles[verdict.state]} role="status">
        <Icon size={14} strokeWidth={1.5} aria-hidden />
        <span>
          <b>{words[verdict.state]}</b> {verdict.says}
        </span>
      </p>
      <div className={styles.ways}>
        {issuer !== null && (
          <Button size="small" isDisabled={isAsking} onPress={() => void check({ kind: 'issuer' })}>
            {isAsking ? 'Asking …' : `Check with the keys of ${issuer}`}
          </Button>
        )}
        <Button size="small" variant="quiet" isExpanded={isPasting} onPress={() => setPasting(!isPasting)}>
          Check with a key
        </Button>
      </div>
      {isPasting && <PasteKey onCheck={(text) => void check({ kind: 'pasted', text })} />}
    </div>
  );
}

function PasteKey({ onCheck }: { readonly onCheck: (text: string) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  return (
    <div className={styles.paste}>
      <TextArea id={id} label="Key" mono value={text} onChange={setText} describedBy={`${id}-hint`} />
      <p id={`${id}-hint`} className={styles.hint}>
        PEM, a JWK or a set of them, or the shared secret. It is kept until Cairn is closed, and nowhere else.
      </p>
      <div>
        <Button size="small" isDisabled={text.trim() === ''} onPress={() => onCheck(text)}>
          Check
        </Button>
      </div>
    </div>
  );
}

/** The host of an issuer that can be asked for its keys. */
function issuerIn(token: string): string | null {
  const jwt = readJwt(token);
  const issuer = (jwt && textMember(jwt.claims, 'iss')) ?? '';
  return /^https?:\/\//.test(issuer) && URL.canParse(issuer) ? new URL(issuer).host : null;
}
