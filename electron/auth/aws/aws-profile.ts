import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CannotAuthorize } from '../auth-failure';

/** Keys of an AWS account. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Empty where none is named. */
  readonly region: string;
}

/** Where the profiles are; `AWS_SHARED_CREDENTIALS_FILE`, `AWS_CONFIG_FILE` and `AWS_PROFILE` count as they do for AWS's own tools. */
export interface AwsPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

export const thisMachine: AwsPlace = { env: process.env, home: homedir() };

/** The keys of a profile; an empty name is the one that AWS's own tools would take. Programs and sign-ins it names are not run. */
export async function readAwsProfile(name: string, { env, home }: AwsPlace): Promise<AwsKeys> {
  const wanted = name || env['AWS_PROFILE'] || 'default';
  const [credentials, config] = await Promise.all([
    readSections(env['AWS_SHARED_CREDENTIALS_FILE'] ?? join(home, '.aws', 'credentials')),
    readSections(env['AWS_CONFIG_FILE'] ?? join(home, '.aws', 'config')),
  ]);
  const set = credentials.get(wanted);
  const shared = config.get(wanted === 'default' ? 'default' : `profile ${wanted}`);
  if (set === undefined && shared === undefined) throw new CannotAuthorize(`the ~/.aws files have no profile “${wanted}”`);
  const find = (field: string): string => set?.get(field) ?? shared?.get(field) ?? '';
  const keys = {
    accessKeyId: find('aws_access_key_id'),
    secretAccessKey: find('aws_secret_access_key'),
    sessionToken: find('aws_session_token'),
    region: find('region'),
  };
  if (keys.accessKeyId === '' || keys.secretAccessKey === '') {
    throw new CannotAuthorize(
      `the profile “${wanted}” holds no keys itself; Cairn runs neither programs nor sign-ins that it names`,
    );
  }
  return keys;
}

type Sections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** An INI file as AWS writes it; one that is not there has no sections. Lines that are indented belong to settings of settings. */
async function readSections(path: string): Promise<Sections> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, name] = /^\[\s*(.*?)\s*\]/.exec(line) ?? [];
    if (name !== undefined) {
      current = sections.get(name) ?? new Map<string, string>();
      sections.set(name, current);
      continue;
    }
    const [, field, value = ''] = /^([A-Za-z0-9_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (field !== undefined) current?.set(field.toLowerCase(), value);
  }
  return sections;
}
