import type { RequestOptions } from '#shared/model/request-options';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { changedOptions, flatOptions, type OptionName } from './changed-options';
import { OptionControl } from './option-control';
import { optionGroups } from './option-lines';
import styles from './options-part.module.css';
import part from './part.module.css';
import { useDraft } from './use-tab';

/** How the request is sent: all that is not part of the message. */
export function OptionsPart({ tabId }: { readonly tabId: string }) {
  const [{ options }, edit] = useDraft(tabId);
  const start = useApp((state) => state.settings.requestDefaults);
  const changed = changedOptions(options, start);
  const put = (name: OptionName, value: unknown) => edit({ options: withOption(options, name, value) });
  const [now, before] = [flatOptions(options), flatOptions(start)];
  return (
    <div className={part.column}>
      <div className={part.scroll}>
        {optionGroups.map(({ title, lines }) => (
          <section key={title} className={styles.group} aria-label={title}>
            <h2 className={styles.title}>{title}</h2>
            {lines.map((line) => (
              <OptionControl
                key={line.name}
                line={line}
                value={now[line.name]}
                start={before[line.name]}
                onChange={(value) => put(line.name, value)}
              />
            ))}
          </section>
        ))}
      </div>
      <div className={styles.end}>
        <span className={part.grow}>{saysChanged(changed.length)}</span>
        <Button
          size="small"
          isDisabled={changed.length === 0}
          onPress={() => edit({ options: { ...start, withoutDefaults: options.withoutDefaults } })}
        >
          Reset all
        </Button>
      </div>
    </div>
  );
}

const saysChanged = (count: number): string => {
  if (count === 0) return 'As in Settings';
  return count === 1 ? '1 differs from Settings' : `${count} differ from Settings`;
};

function withOption(options: RequestOptions, name: OptionName, value: unknown): RequestOptions {
  return name in options.limits ? { ...options, limits: { ...options.limits, [name]: value } } : { ...options, [name]: value };
}
