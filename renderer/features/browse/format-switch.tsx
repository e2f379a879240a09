import type { PageFormat } from '#shared/hypermedia/page';
import { ChevronDown } from 'lucide-react';
import { asFormat } from '../../state/as-format';
import { currentExchange } from '../../state/slices/exchanges-slice';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { useAnswerOncePainted } from '../../state/use-once-painted';
import { usePageModel } from '../../state/use-page-model';
import { ChoiceMenu } from '../../ui/choice-menu';

/** The representations a resource can be had in: another one in its place, or beside it to compare. */
export function FormatSwitch({ tabId }: { readonly tabId: string }) {
  const reading = usePageModel(useAnswerOncePainted(useApp(currentExchange(tabId))), { large: false });
  const step = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab);
  });
  const follow = useApp((state) => state.follow);
  const sendBeside = useApp((state) => state.sendBeside);
  const formats = reading?.page.formats ?? [];
  if (!step || !reading || formats.length < 2) return null;
  const current = formats.find((format) => format.current);
  const choiceOf = (format: PageFormat) => ({
    id: format.mediaType,
    label: format.label,
    hint: format.mediaType,
    isChosen: format.current,
    onAction: () => {
      const { url, headers } = asFormat({ ...step.draft, url: reading.page.url }, format);
      void follow(tabId, { url, draft: { headers } });
    },
  });
  const besideOf = (format: PageFormat) => ({
    id: `beside ${format.mediaType}`,
    label: format.label,
    hint: format.mediaType,
    onAction: () => sendBeside(tabId, asFormat(step.draft, format), [`as ${current?.label ?? 'it came'}`, `as ${format.label}`]),
  });
  return (
    <ChoiceMenu
      label={`Shown as ${current?.label ?? 'it came'}: have it in another format`}
      sections={[
        { title: 'Have it as', choices: formats.map(choiceOf) },
        { title: 'Side by side with', choices: formats.filter((format) => !format.current).map(besideOf) },
      ]}
    >
      {current?.label ?? 'format'}
      <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
    </ChoiceMenu>
  );
}
