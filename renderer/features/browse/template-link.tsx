import { createField } from '#shared/hypermedia/forms/create-field';
import { expandTemplate, type TemplateValues } from '#shared/hypermedia/expand-template';
import { templateVariables } from '#shared/hypermedia/template-variables';
import { isNewOrigin } from '#shared/hypermedia/web-url';
import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { PageLink } from '#shared/hypermedia/page';
import { Braces } from 'lucide-react';
import { type SubmitEvent, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useKept } from '../../state/use-kept';
import { Button } from '../../ui/button';
import type { FollowOptions } from '../../ui/follow-link';
import { TextField } from '../../ui/text-field';
import styles from './template-link.module.css';

interface Props {
  readonly link: PageLink;
  /** Address of the page the template stands on. */
  readonly base: string;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** Several templates may be from one place, such as a field of the head. */
const keyOf = ({ pointer, rel, url }: PageLink): string => `template ${pointer} ${rel} ${url}`;

/** A link with gaps: pressing it asks what goes into them, and shows the address they make. */
export function TemplateLink({ link, base, onFollow }: Props) {
  const [isOpen, setIsOpen] = useKept(`${keyOf(link)} open`, false);
  const formId = useId();
  return (
    <div className={styles.template}>
      <AriaButton className={styles.name} aria-expanded={isOpen} aria-controls={formId} onPress={() => setIsOpen(!isOpen)}>
        <bdi>{link.label}</bdi>
        <Braces size={12} strokeWidth={1.5} aria-hidden />
        <span className={styles.spoken}> (has gaps to fill in)</span>
      </AriaButton>
      {isOpen && <GapForm id={formId} link={link} base={base} onFollow={onFollow} />}
    </div>
  );
}

function GapForm({ id, link, base, onFollow }: Props & { readonly id: string }) {
  const [typed, setTyped] = useKept<Readonly<Record<string, string>>>(keyOf(link), {});
  const isInNewTab = useRef(false);
  const fields = fieldsOf(link);
  const url = expandTemplate(link.url, valuesOf(fields, typed), base);
  const missing = fields.filter(({ name, required }) => required && (typed[name] ?? '') === '');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const newTab = isInNewTab.current;
    isInNewTab.current = false;
    if (url !== null && missing.length === 0) onFollow(url, { newTab, background: newTab });
  };
  return (
    // Ctrl+Enter opens the address in a tab, as a press on a link with Ctrl does.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      id={id}
      className={styles.form}
      aria-label={link.label}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') isInNewTab.current = event.ctrlKey || event.metaKey;
      }}
    >
      <div className={styles.fields}>
        {fields.map((field, at) => (
          <TextField
            key={field.name}
            label={labelOf(field)}
            mono
            value={typed[field.name] ?? ''}
            onChange={(value) => setTyped({ ...typed, [field.name]: value })}
            placeholder={field.placeholder}
            hint={
              field.help ||
              (field.type === 'list' ? 'several, with commas between them; name=value for parameters of their own' : undefined)
            }
            takesFocus={at === 0}
          />
        ))}
        <Button type="submit" isDisabled={url === null || missing.length > 0}>
          Go there
        </Button>
      </div>
      <p className={styles.preview} aria-live="polite">
        {url === null ? (
          'This makes no address for http or https.'
        ) : (
          <>
            <span className={styles.dim}>leads to</span> <bdi className={styles.address}>{shortOf(url, base)}</bdi>
          </>
        )}
      </p>
    </form>
  );
}

/** What is said of the variables, and those of which nothing is said. */
function fieldsOf({ url, variables }: PageLink): FormField[] {
  const said = new Map(variables.map((field) => [field.name, field]));
  return templateVariables(url).map(
    ({ name, isList }) => said.get(name) ?? createField(name, { label: name, type: isList ? 'list' : 'text' }),
  );
}

const labelOf = ({ label, required }: FormField): string => (required ? `${label} *` : label);

function valuesOf(fields: readonly FormField[], typed: Readonly<Record<string, string>>): TemplateValues {
  const values = fields.map(({ name, type }) => {
    const text = typed[name] ?? '';
    return [name, type === 'list' ? splitList(text) : text] as const;
  });
  return Object.fromEntries(values);
}

const splitList = (text: string): string[] =>
  text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** Within the origin the path says enough. */
const shortOf = (url: string, base: string): string => (isNewOrigin(url, base) ? url : url.slice(new URL(url).origin.length));
