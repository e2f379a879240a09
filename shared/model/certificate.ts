import { z } from 'zod';

/** A certificate that a server showed (X.509, RFC 5280), as far as it can be read. */
export const certificateSchema = z.strictObject({
  /** Distinguished names on one line, their parts in the order in which they stand: `C=DE, O=Example, CN=Example Root`. */
  subject: z.string(),
  issuer: z.string(),
  /** Milliseconds since 1970; null where no date can be read. */
  validFrom: z.number().nullable(),
  validTo: z.number().nullable(),
  /** What it is for: names and addresses bare, others with their kind: `email:a@example.com`. */
  names: z.array(z.string()),
  /** Names beyond those that are told. */
  moreNames: z.int(),
  /** Kind and size: `RSA, 2048 bits`, `EC, P-256`; null where it cannot be read. */
  key: z.string().nullable(),
  /** Name of the algorithm: `ecdsa-with-SHA256`; null where it is not known. */
  signature: z.string().nullable(),
  /** In hex, as fingerprints are. */
  serial: z.string(),
  sha256: z.string(),
  /** RFC 7468; empty where it is longer than servers have a reason for. */
  pem: z.string(),
});
export type Certificate = z.infer<typeof certificateSchema>;
