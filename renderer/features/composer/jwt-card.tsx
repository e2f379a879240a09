import { describeJwt, type JwtReading } from '#shared/explain/describe-jwt';
import type { ExplainedPart } from '#shared/explain/explanation';
import { readJwt, type Jwt } from '#shared/http/jwt';
import { textMember } from '#shared/hypermedia/json-value';
import type { AuthPreview } from '#shared/model/auth-preview';
import { duration } from '#shared/oauth/duration';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { FormLine } from './form-line';
import { JwtCheck } from './jwt-check';
import styles from './jwt-card.module.css';
import { useNow } from './oauth/use-now';

/** A signed token among what credentials add; null where there is none. */
export function jwtIn(preview: AuthPreview | null): string | null {
  const secrets = preview?.additions.flatMap(({ parts }) => parts).filter(({ isSecret }) => isSecret) ?? [];
  return secrets.map(({ text }) => text.trim()).find((text) => readJwt(text) !== null) ?? null;
}

/** What a token says of itself, how long it lasts, and whether its signature was checked. */
export function JwtCard({ token }: { readonly token: string }) {
  const [isOpen, setOpen] = useState(false);
  const jwt = readJwt(token);
  const now = useNow(jwt?.expiresAt != null);
  if (jwt === null) return null;
  const reading = describeJwt(jwt, now);
  return (
    <FormLine label="The token says">
      <section className={styles.card} aria-label="The token, decoded">
        <p className={styles.line}>
          <span className={styles[reading.standing]}>{standing(reading, jwt, now)}</span>
          <span className={styles.who}>{whoOf(jwt)}</span>
          <Button size="small" variant="quiet" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? 'Fold the claims' : 'Show the claims'}
          </Button>
        </p>
        {isOpen && (
          <>
            <Parts title="Header" parts={reading.header} />
            <Parts title="Claims" parts={reading.claims} />
          </>
        )}
        <JwtCheck token={token} />
      </section>
    </FormLine>
  );
}

function standing({ standing: how }: JwtReading, { expiresAt, validFrom }: Jwt, now: number): string {
  if (how === 'unsigned') return 'Nobody has signed it';
  if (how === 'expired') return `Expired ${duration(now - (expiresAt ?? now))} ago`;
  if (how === 'early') return `Not valid for another ${duration((validFrom ?? now) - now)}`;
  return expiresAt === null ? 'Names no end' : `Valid for another ${duration(expiresAt - now)}`;
}

/** Whom it is about, and who says so. */
function whoOf({ claims }: Jwt): string {
  const [subject, issuer] = [textMember(claims, 'sub'), textMember(claims, 'iss')];
  return [subject && `about ${subject}`, issuer && `by ${issuer}`].filter(Boolean).join(', ');
}

function Parts({ title, parts }: { readonly title: string; readonly parts: readonly ExplainedPart[] }) {
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.parts}>
        {parts.map(({ name, value, meaning }) => (
          <div key={name} className={styles.part}>
            <dt>{name}</dt>
            <dd>
              <bdi className={styles.value}>{value}</bdi>
              {meaning !== '' && <span className={styles.meaning}>{meaning}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
