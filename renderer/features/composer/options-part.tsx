import { inheritsFrom } from '../../state/tab';
import { OptionList, OptionsEnd } from './option-list';
import { optionGroups } from './option-lines';
import part from './part.module.css';
import { useOptionLayers } from './use-option-layers';
import { useDraft, useTab } from './use-tab';

/** How the request is sent: all that is not part of the message. */
export function OptionsPart({ tabId }: { readonly tabId: string }) {
  const [{ options }, edit] = useDraft(tabId);
  const above = useOptionLayers(inheritsFrom(useTab(tabId)));
  const put = (next: typeof options) => edit({ options: next });
  return (
    <div className={part.column}>
      <div className={part.scroll}>
        <OptionList groups={optionGroups} options={options} above={above} onChange={put} />
      </div>
      <OptionsEnd options={options} onChange={put} />
    </div>
  );
}
