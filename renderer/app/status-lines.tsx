import type { ReactNode } from 'react';
import { GitLine } from './git-line';
import { ProxyLine } from './proxy-line';
import { SocketLine } from './socket-line';
import styles from './status-lines.module.css';
import { VaultLock } from './vault-lock';

interface Props {
  /** The look of one of them. */
  readonly item: string;
  readonly cookies: ReactNode;
}

/** What the status bar tells of the request in front. */
export function StatusLines({ item, cookies }: Props) {
  return (
    <>
      <GitLine className={item} />
      <SocketLine className={item} />
      <span className={styles.space} />
      <VaultLock className={item} />
      {cookies}
      <ProxyLine className={item} />
    </>
  );
}
