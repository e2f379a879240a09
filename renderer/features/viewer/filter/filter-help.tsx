import { CircleHelp } from 'lucide-react';
import { Button } from 'react-aria-components';
import { filterLanguageNames, type FilterLanguage } from '#shared/model/body-filter';
import { classNames } from '../../../ui/class-names';
import { Popover } from '../../../ui/popover';
import styles from './filter-bar.module.css';
import { filterSyntax } from './filter-syntax';

interface Props {
  readonly language: FilterLanguage;
  readonly onTake: (expression: string) => void;
}

/** What can be written in a language; an example that is pressed stands in the field. */
export function FilterHelp({ language, onTake }: Props) {
  const { about, examples } = filterSyntax[language];
  const name = filterLanguageNames[language];
  return (
    <Popover
      label={`How ${name} is written`}
      placement="bottom end"
      trigger={
        <Button className={classNames(styles.help)} aria-label={`How ${name} is written`}>
          <CircleHelp size={14} strokeWidth={1.5} aria-hidden />
        </Button>
      }
    >
      {(close) => (
        <div className={styles.syntax}>
          <p className={styles.about}>{about}</p>
          {examples.map(([expression, meaning]) => (
            <Button
              key={expression}
              className={classNames(styles.example)}
              onPress={() => {
                onTake(expression);
                close();
              }}
            >
              <code>{expression}</code>
              <span>{meaning}</span>
            </Button>
          ))}
        </div>
      )}
    </Popover>
  );
}
