import type { InputView } from '../core/reply/form-view.ts';
import type { Voice } from './voice.ts';

/** Inputs few people need, behind a button; `parts` are the ids of the containers they stand in. */
interface Fold {
  readonly label: NonNullable<InputView['fold']>['label'];
  readonly parts: readonly string[];
  /** Nothing that is filled in, or wrong, is hidden when the card is opened. */
  readonly isOpen: boolean;
  /** The input is the first of them. */
  readonly isFirst: boolean;
}

/** An input with what belongs to it, as the template binds it. */
export interface FormItem {
  readonly heading: readonly object[];
  readonly spacing: string;
  readonly input: object;
  readonly notes: readonly object[];
  readonly indented: readonly object[];
}

/** The fold an input belongs to; null when it belongs to none. */
export function findFold(input: InputView, inputs: readonly InputView[]): Fold | null {
  const { fold } = input;
  if (fold === undefined) return null;
  const members = inputs.filter((one) => one.fold?.key === fold.key);
  const isOpen = members.some(({ problem, value }) => problem !== null || value !== '');
  return { label: fold.label, parts: members.map(toPartId), isOpen, isFirst: members[0] === input };
}

/** An item of a form as it stands in its fold: below a heading when that is open, else hidden, the first below the button that shows them all. */
export function toFoldedItems(input: InputView, item: FormItem, { label, parts, isOpen, isFirst }: Fold, voice: Voice): readonly FormItem[] {
  if (isOpen) return [isFirst ? { ...item, heading: [{ text: voice.text(label) }], spacing: 'large' } : item];
  const hidden = { ...item, input: { type: 'Container', id: toPartId(input), isVisible: false, items: [item.input] } };
  if (!isFirst) return [hidden];
  const toggle = { type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title: voice.words(label), targetElements: parts }] };
  return [{ heading: [], spacing: 'medium', input: toggle, notes: [], indented: [] }, hidden];
}

function toPartId({ id }: InputView): string {
  return `part-${id}`;
}
