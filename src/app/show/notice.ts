import type { CaseView } from '../../core/reply/case-view.ts';

/** A line on top of the card about what has just happened. */
export type Notice = CaseView['notices'][number];
