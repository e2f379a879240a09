/** A secret that was put into a request. */
export interface SentSecret {
  /** As `{{name}}` says it. */
  readonly name: string;
  readonly text: string;
  /** Hosts it may be sent to; none means any. */
  readonly hosts: readonly string[];
}

/** Whether a secret may be sent to a host, which comes without brackets. `*.example.org` stands for every name below it, not for itself. */
export const mayGoTo = (hosts: readonly string[], host: string): boolean =>
  hosts.length === 0 || hosts.some((allowed) => isHost(allowed, host));

function isHost(allowed: string, host: string): boolean {
  const [one, other] = [allowed.toLowerCase(), host.toLowerCase().replace(/\.$/, '')];
  return one.startsWith('*.') ? other.endsWith(one.slice(1)) && other.length > one.length - 1 : one === other;
}
