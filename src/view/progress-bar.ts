import { shownStates, type ShownState } from '../core/broadcast/broadcast-views.ts';

/** One run of the bar, as the template binds it. */
export interface BarRun {
  readonly text: string;
  readonly color: 'good' | 'attention' | 'warning' | 'default';
  readonly subtle: boolean;
}

/** Marks of the whole bar; so many stand on one line of a telephone. */
const length = 24;

const runs: Readonly<Record<ShownState, Omit<BarRun, 'text'> & { readonly mark: string }>> = {
  sent: { mark: '━', color: 'good', subtle: false },
  failed: { mark: '━', color: 'attention', subtle: false },
  unknown: { mark: '╍', color: 'warning', subtle: false },
  cancelled: { mark: '─', color: 'default', subtle: true },
  waiting: { mark: '─', color: 'default', subtle: true },
};

/** How far a broadcast has come, as a row of marks. Shape and colour both tell the state, and the figures below say it in words. */
export function toProgressBar(figures: Readonly<Record<ShownState, number>>): readonly BarRun[] {
  const total = shownStates.reduce((sum, state) => sum + figures[state], 0);
  if (total === 0) return [{ text: runs.waiting.mark.repeat(length), color: 'default', subtle: true }];
  const shares = shownStates.map((state) => ({ state, exact: (figures[state] / total) * length }));
  // Whoever is there at all is seen, and nobody makes the bar longer: the largest share gives what the small ones take.
  const marks = shares.map(({ state, exact }) => ({ state, count: exact === 0 ? 0 : Math.max(1, Math.floor(exact)), rest: exact % 1 }));
  for (let over = marks.reduce((sum, { count }) => sum + count, 0) - length; over !== 0; over += over > 0 ? -1 : 1) {
    const [first] = over > 0 ? marks.toSorted((one, other) => other.count - one.count) : marks.toSorted((one, other) => other.rest - one.rest);
    if (first === undefined) break;
    first.count += over > 0 ? -1 : 1;
    first.rest = 0;
  }
  return marks.flatMap(({ state, count }) => {
    const { mark, color, subtle } = runs[state];
    return count === 0 ? [] : [{ text: mark.repeat(count), color, subtle }];
  });
}
