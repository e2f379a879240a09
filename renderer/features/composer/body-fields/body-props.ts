export interface BodyProps {
  readonly tabId: string;
}
