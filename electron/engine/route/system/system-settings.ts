/** What a system's own settings say of proxies, whichever system it is. */
export interface SystemSettings {
  /** Whose they are, as a name: `GNOME`. */
  readonly source: string;
  /** Address or path of a PAC file; empty for none. */
  readonly pac: string;
  /** The network is to be asked where a PAC file is (WPAD). */
  readonly searches: boolean;
  /** Proxies by what is asked through them, as addresses; empty for none. `other` is for all that has none of its own. */
  readonly proxies: { readonly http: string; readonly https: string; readonly other: string };
  /** Hosts that are asked without: names, `*` for any text, networks, and `<local>` for names without a dot. */
  readonly exempt: readonly string[];
  /** Where they name no proxy, the environment counts. */
  readonly elseEnvironment: boolean;
}

/** Settings that name nothing. */
export const noSettings: Omit<SystemSettings, 'source' | 'elseEnvironment'> = {
  pac: '',
  searches: false,
  proxies: { http: '', https: '', other: '' },
  exempt: [],
};
