import type { CaseView } from '../core/reply/case-view.ts';

/** One mark of the progress strip, as the templates bind it. */
export interface StripMark {
  readonly text: string;
  readonly color: 'accent' | 'default';
  readonly subtle: boolean;
}

const marks = {
  done: { text: '━━', color: 'accent', subtle: true },
  current: { text: '━━', color: 'accent', subtle: false },
  ahead: { text: '──', color: 'default', subtle: true },
} as const satisfies Record<CaseView['stages'][number]['state'], StripMark>;

/** The path as a row of marks. Shape and colour both tell the state, and the line beside it says it in words. */
export function toStageStrip(stages: readonly Pick<CaseView['stages'][number], 'state'>[]): readonly StripMark[] {
  return stages.map(({ state }, index) => ({ ...marks[state], text: index === 0 ? marks[state].text : ` ${marks[state].text}` }));
}
