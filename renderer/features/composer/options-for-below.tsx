import type { RequestPlace } from '#shared/model/collection';
import type { RequestOptions } from '#shared/model/request-options';
import { OptionList, OptionsEnd } from './option-list';
import { inheritableGroups } from './option-lines';
import { useOptionLayers } from './use-option-layers';

interface Props {
  /** The folder that gives them; null for Settings. */
  readonly place: RequestPlace | null;
  readonly options: RequestOptions;
  readonly onChange: (options: RequestOptions) => void;
}

/** Options that hold for all requests below. */
export function OptionsForBelow({ place, options, onChange }: Props) {
  const layers = useOptionLayers(place);
  return (
    <>
      <OptionList
        groups={inheritableGroups}
        options={options}
        above={place === null ? [] : layers}
        onChange={onChange}
        isInSection
      />
      <OptionsEnd options={options} onChange={onChange} isInSection />
    </>
  );
}
