import type { ImportedDefaults } from '#shared/interop/imported';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import type { WantedMap } from '../yaml/wanted.ts';
import { alsoInFile, wantedDefaultsAlso } from './also-in-file.ts';
import { checksSection, wantedSideChecks } from './side-checks.ts';
import { wantedSideOptions } from './side-options.ts';
import { wantedAuth } from './write-auth.ts';
import { wantedRow } from './write-body.ts';
import { wantedScripts, wantedSetter } from './write-runtime.ts';
import { changedSettings } from './write-settings.ts';
import { wantedVariable } from './write-variable.ts';

export const optionsOf = ({ options = defaultOptions }: ImportedDefaults): RequestOptions => options;

/** What a folder or a collection gives to its requests, as the field `request` of a new file: as far as OpenCollection has fields. */
export function requestFields(defaults: ImportedDefaults): WantedMap {
  const { auth, headers, variables, scripts, setters = [] } = defaults;
  const http = changedSettings(defaultOptions, optionsOf(defaults));
  return {
    headers: headers.map(wantedRow),
    auth: wantedAuth(auth),
    variables: variables.map(wantedVariable),
    scripts: wantedScripts(scripts),
    actions: setters.map(wantedSetter),
    settings: Object.keys(http).length === 0 ? undefined : { http },
  };
}

/** What stands beside that file, but for auth. */
export const defaultsBeside = (defaults: ImportedDefaults): WantedMap => ({
  options: wantedSideOptions(optionsOf(defaults)),
  [checksSection]: wantedSideChecks(defaults.checks ?? []),
  [alsoInFile]: wantedDefaultsAlso(defaults.variables, defaults.setters),
});
