import { z } from 'zod';

const text = z.string().default('');

/** A certificate and its key. Paths name files on this machine. */
export const certificateFields = {
  format: z.enum(['pem', 'pkcs12']).default('pem'),
  certificatePath: text,
  /** Empty where the certificate's file holds the key as well. */
  keyPath: text,
  pkcs12Path: text,
  passphrase: text,
};

/** What every kind may have beside it: a certificate that is shown in the TLS handshake as well. */
export const besideKind = { certificate: z.strictObject(certificateFields).optional() };
