import type { Certificate } from '../model/certificate';
import { formatSeconds } from './quantities';

/** Whether a certificate is good at a moment by its dates alone, and how far it is from that, as a sentence part. */
export interface Validity {
  readonly is: 'good' | 'early' | 'over';
  readonly says: string;
}

/** Null where its dates cannot be read. */
export function validityOf({ validFrom, validTo }: Certificate, now: number): Validity | null {
  if (validFrom === null || validTo === null) return null;
  const spanTo = (at: number): string => spanWords(Math.abs(at - now) / 1000);
  if (validTo < now) return { is: 'over', says: `expired ${spanTo(validTo)} ago` };
  if (validFrom > now) return { is: 'early', says: `not valid yet, begins in ${spanTo(validFrom)}` };
  return { is: 'good', says: `${spanTo(validTo)} left` };
}

/** In days for up to two years: that is how certificates are renewed. */
function spanWords(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  return days > 1 && days <= 730 ? `${days} days` : formatSeconds(seconds);
}

/** What a certificate says, each fact with its name, in the order in which people look for them. */
export function certificateFacts(certificate: Certificate, now: number): (readonly [name: string, value: string])[] {
  const { subject, issuer, names, moreNames, key, signature, serial, sha256 } = certificate;
  const facts: (readonly [string, string | null])[] = [
    ['Subject', subject || '(none)'],
    ['Issuer', subject === issuer ? `${issuer || '(none)'} (itself)` : issuer],
    ['Valid', validWords(certificate, now)],
    ['For', names.length > 0 ? `${names.join(', ')}${moreNames > 0 ? ` and ${moreNames} more` : ''}` : null],
    ['Key', key],
    ['Signed with', signature],
    ['Serial', serial],
    ['SHA-256', sha256],
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** Of a certificate that is looked at in passing: from whom it is, and how long it is good. */
export const certificateEssence = (certificate: Certificate, now: number): (readonly [name: string, value: string])[] =>
  certificateFacts(certificate, now).filter(([name]) => name === 'Issuer' || name === 'Valid');

function validWords(certificate: Certificate, now: number): string | null {
  const { validFrom, validTo } = certificate;
  const validity = validityOf(certificate, now);
  if (validity === null || validFrom === null || validTo === null) return null;
  return `${moment(validFrom)} to ${moment(validTo)} UTC, ${validity.says}`;
}

const moment = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
