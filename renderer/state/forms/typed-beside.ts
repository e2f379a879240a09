type Take = () => void;

const takes = new Set<Take>();

/** Says how what stands in a control, and not in its form yet, is taken into the form. Answers how to stop that. */
export function whenSent(take: Take): () => void {
  takes.add(take);
  return () => void takes.delete(take);
}

/** Takes into the form what is still typed beside it: a press on Send, or its keys, may come before the control is left. */
export function takeTyped(): void {
  for (const take of takes) take();
}
