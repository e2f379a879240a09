import { isSameJar, type JarCookie, type JarFacts, type JarName } from '#shared/model/cookie';
import { useEffect, useState } from 'react';
import { useHost } from '../../state/use-app';

/** A response with many cookies is one look. */
const settleMs = 80;

/** Jars that hold something, and the one without an environment; looked at again when one of them changed. */
export function useJars(): readonly JarFacts[] | null {
  const host = useHost();
  const turn = useTurns(null);
  const [jars, setJars] = useState<readonly JarFacts[] | null>(null);
  useEffect(() => {
    let isLate = false;
    void host.call('cookie.listJars', null).then((listed) => {
      if (!isLate && listed.ok) setJars(listed.value);
    });
    return () => void (isLate = true);
  }, [host, turn]);
  return jars;
}

/** What is in a jar, as it is now; null while it is not known. */
export function useJar(jar: JarName): readonly JarCookie[] | null {
  const host = useHost();
  const [shown, setShown] = useState<{ readonly of: string; readonly cookies: readonly JarCookie[] } | null>(null);
  const key = JSON.stringify(jar);
  const turn = useTurns(key);
  useEffect(() => {
    let isLate = false;
    void host.call('cookie.list', { jar: JSON.parse(key) as JarName }).then((listed) => {
      if (!isLate && listed.ok) setShown({ of: key, cookies: listed.value });
    });
    return () => void (isLate = true);
  }, [host, key, turn]);
  return shown?.of === key ? shown.cookies : null;
}

/** A number that changes when a jar has changed: the one of this key, or with null any. */
export function useTurns(key: string | null): number {
  const host = useHost();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const meant = key === null ? null : (JSON.parse(key) as JarName);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setTurn((before) => before + 1), settleMs);
    };
    const stops = [
      host.listen('cookies.changed', ({ jar }) => (meant === null || isSameJar(jar, meant)) && again()),
      // What was in a vault comes to light when it is opened.
      host.listen('vault.changed', again),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [host, key]);
  return turn;
}
