import type { ReactNode } from 'react';
import { describeFailure } from '#shared/failure-words';
import type { Settings } from '#shared/model/settings';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';
import { Segments } from '../../ui/segments';
import { Switch } from '../../ui/switch';
import { DataPlaces } from './data-places';
import { CookieSettings } from './cookie-settings';
import { HistorySettings } from './history-settings';
import { RequestDefaults } from './request-defaults';
import { UnverifiedHosts } from './unverified-hosts';
import styles from './settings-panel.module.css';

interface Props {
  /** Where secrets are kept, and which there are. */
  readonly secrets: ReactNode;
  /** By which proxy requests go, and whom they trust. */
  readonly network: ReactNode;
  /** What the host said of itself. */
  readonly description: { readonly version: string; readonly home: string } | null;
}

/** What the user has chosen, for all windows. A change counts at once. */
export function SettingsPanel({ description, secrets, network }: Props) {
  const settings = useApp((state) => state.settings);
  const change = useApp((state) => state.changeSettings);
  const failure = useApp((state) => state.settingsFailure);
  const openPage = useApp((state) => state.openPage);
  const openUsualOptions = useApp((state) => state.openUsualOptions);
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>Settings</h2>
      </header>
      {failure && (
        <p role="alert" className={styles.problem}>
          This change could not be kept: {describeFailure(failure)}
        </p>
      )}
      <Look settings={settings} change={change} />
      <Section title="Sending">
        <Switch isSelected={settings.confirmUnsafe} onChange={(confirmUnsafe) => void change({ confirmUnsafe })}>
          Ask before a button sends what changes something
        </Switch>
        <Switch isSelected={settings.askAhead} onChange={(askAhead) => void change({ askAhead })}>
          Ask OPTIONS and for descriptions ahead, to know what a page allows
        </Switch>
        <UnverifiedHosts />
      </Section>
      <Section title="Network">{network}</Section>
      <Section title="Requests, where nothing else is said">
        <RequestDefaults options={settings.requestDefaults} onChange={(requestDefaults) => void change({ requestDefaults })} />
        <Button onPress={openUsualOptions}>All options of requests</Button>
      </Section>
      <Section title="Cookie jars">
        <CookieSettings />
      </Section>
      <Section title="History">
        <HistorySettings />
      </Section>
      <Section title="Secrets">{secrets}</Section>
      <Section title="Keyboard">
        <Button onPress={() => openPage('shortcuts')}>Shortcuts of all commands</Button>
      </Section>
      <Section title="Where data lives">
        <DataPlaces home={description?.home ?? ''} />
        <p className={styles.note}>Cairn {description?.version}</p>
      </Section>
    </div>
  );
}

interface LookProps {
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => Promise<void>;
}

const zooms = [0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

function Look({ settings, change }: LookProps) {
  const { theme, density, zoom } = settings;
  const shownZooms = zooms.includes(zoom) ? zooms : [...zooms, zoom].sort((one, other) => one - other);
  return (
    <Section title="Look">
      <Field label="Theme">
        <Segments
          label="Theme"
          value={theme}
          onChange={(next) => void change({ theme: next })}
          options={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </Field>
      <Field label="Rows">
        <Segments
          label="Rows"
          value={density}
          onChange={(next) => void change({ density: next })}
          options={[
            { value: 'dense', label: 'Dense' },
            { value: 'roomy', label: 'Roomy' },
          ]}
        />
      </Field>
      <SelectField
        label="Zoom"
        value={String(zoom)}
        onChange={(next) => void change({ zoom: Number(next) })}
        options={shownZooms.map((value) => ({ value: String(value), label: `${Math.round(value * 100)} %` }))}
      />
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.name}>{title}</h3>
      {children}
    </section>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}
