import type { ComponentType } from 'react';
import { BooleanControl } from './boolean-control';
import { ChoiceControl } from './choice-control';
import { ChoicesControl } from './choices-control';
import type { ControlProps } from './control-props';
import { FileControl } from './file-control';
import { ListControl } from './list-control';
import { MembersControl } from './members-control';
import { ObjectControl } from './object-control';
import { type ControlName, pickControl } from './pick-control';
import { RelatedControl } from './related-control';
import { SuggestedControl } from './suggested-control';
import { AreaControl, DateControl, JsonControl, LineControl, NumberControl } from './text-controls';

const controls: { readonly [N in ControlName]: ComponentType<ControlProps> } = {
  line: LineControl,
  suggested: SuggestedControl,
  area: AreaControl,
  number: NumberControl,
  boolean: BooleanControl,
  date: DateControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  related: RelatedControl,
  list: ListControl,
  object: ObjectControl,
  members: MembersControl,
  file: FileControl,
  json: JsonControl,
};

/** The control for a field as it is filled in. */
export function Control(props: ControlProps) {
  const Chosen = controls[pickControl(props.field, props.value)];
  return <Chosen {...props} />;
}
