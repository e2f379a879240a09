import type { Jwt } from '../http/jwt';
import { textMember } from '../hypermedia/json-value';
import type { SentCredential } from './credential-sent';
import type { ExplanationStep } from './explanation';

/** What a token says of itself, against the clock of the server that judged it. */
export function explainToken(sent: SentCredential | null, now: number): ExplanationStep[] {
  if (!sent?.jwt) return [];
  const { jwt } = sent;
  const evidence = [sent.evidence];
  if (!jwt.isSigned) {
    const detail = 'Its header says “none”, or nothing stands after the last dot; no server should take it.';
    return [{ tone: 'bad', title: 'Nobody has signed it', detail, evidence }];
  }
  const signed: ExplanationStep = {
    tone: 'plain',
    title: 'It says that it is signed',
    detail: `${textMember(jwt.header, 'alg') ?? 'An algorithm'}${keyOf(jwt)}. Read here, not verified: only the server’s key can tell.`,
    evidence,
  };
  return [signed, timeStep(jwt, now, sent)];
}

const keyOf = ({ header }: Jwt): string => {
  const key = textMember(header, 'kid');
  return key === null ? '' : `, by the key ${key}`;
};

function timeStep(jwt: Jwt, now: number, { evidence }: SentCredential): ExplanationStep {
  const { issuedAt, validFrom, expiresAt } = jwt;
  const begins = validFrom ?? issuedAt;
  if (expiresAt !== null && expiresAt <= now) {
    return {
      tone: 'bad',
      title: 'But it was past its time',
      detail: `It ended ${sayLength(now - expiresAt)} before the server looked at it.`,
      evidence: [evidence],
      times: {
        points: [
          ...(begins === null || begins > expiresAt
            ? []
            : [{ label: validFrom === null ? 'issued, iat' : 'valid from, nbf', at: begins }]),
          { label: 'expired, exp', at: expiresAt },
          { label: 'sent', at: now },
        ],
        brokenFrom: expiresAt,
        says: `${sayLength(now - expiresAt)} too late`,
      },
    };
  }
  if (validFrom !== null && validFrom > now) {
    const detail = `It begins ${sayLength(validFrom - now)} after the server looked at it; the two clocks may differ.`;
    return { tone: 'bad', title: 'But it is not valid yet', detail, evidence: [evidence] };
  }
  const left = expiresAt === null ? 'It names no end.' : `It has ${sayLength(expiresAt - now)} left.`;
  return { tone: 'good', title: 'It is within its time', detail: left, evidence: [evidence] };
}

/** A stretch of time in the largest units that matter. */
export function sayLength(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86_400)} days`;
}
