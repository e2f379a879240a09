import { createEnvironment, type Environment } from '#shared/model/environment';

/** A new environment under a name that is free. */
export function newEnvironment(existing: readonly Environment[]): Environment {
  const names = new Set(existing.map(({ name }) => name));
  const first = ['local', 'staging', 'production'].find((name) => !names.has(name));
  for (let number = 2; ; number++) {
    const name = first ?? `environment ${number}`;
    if (!names.has(name)) return createEnvironment(name);
  }
}
