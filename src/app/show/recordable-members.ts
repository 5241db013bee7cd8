import { mayRecordFor, type RecordedPart } from '../../core/case/may-record.ts';
import type { PanelMember } from '../../core/case/panel.ts';
import type { IsoDate, UserId } from '../../core/ids.ts';
import type { LoadedCase } from '../load-case.ts';

/** What is known of the panel beside the case: the day, and whom the bot cannot reach. */
export interface PanelReach {
  readonly today: IsoDate;
  readonly unreached: ReadonlySet<UserId>;
}

/** The members for whom somebody else may record what they have answered. */
export function recordableMembers({ state, policy }: LoadedCase, about: RecordedPart, { today, unreached }: PanelReach): readonly PanelMember[] {
  return state.panel.filter((member) => mayRecordFor(member, about, { state, policy, today, unreached: unreached.has(member.user) }));
}
