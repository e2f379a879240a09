import { certificateFacts } from '#shared/http/certificate-words';
import type { Certificate } from '#shared/model/certificate';

/** The certificates that a server showed, its own first, a fact a line; or, where that is said, those of the proxy. */
export const certificateLines = (certificates: readonly Certificate[], whose = ''): string[] =>
  certificates.flatMap((certificate, index) => [
    `Certificate ${index + 1} of ${certificates.length}${whose}`,
    ...certificateFacts(certificate, Date.now()).map(([name, value]) => `  ${name}: ${value}`),
  ]);
