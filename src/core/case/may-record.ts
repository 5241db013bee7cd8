import type { IsoDate } from '../ids.ts';
import { addWorkingDays } from '../reminder/working-days.ts';
import type { Policy } from './definition.ts';
import type { PanelMember } from './panel.ts';
import type { CaseState } from './state.ts';
import { extraDaysOff } from './to-deadline.ts';

/** What somebody else can record for a member. */
export type RecordedPart = 'impartiality' | 'briefing';

/** Her days where the rules of the case say nothing of them. */
const usualDays = 2;

/** Whether somebody else may say for a member what she answered: the bot cannot reach her, or her days to answer herself are over. */
export function mayRecordFor(
  member: PanelMember,
  about: RecordedPart,
  {
    state,
    policy,
    today,
    unreached,
  }: {
    readonly state: Pick<CaseState, 'owner' | 'briefingSent'>;
    readonly policy: Policy;
    readonly today: IsoDate;
    /** The bot knows by now that it cannot reach her. */
    readonly unreached: boolean;
  },
): boolean {
  if (member.user === state.owner || !isSilent(member, about)) return false;
  const named = member.at.slice(0, 10) as IsoDate;
  // Whoever joins later is asked later.
  const asked = about === 'briefing' && state.briefingSent !== null && state.briefingSent > named ? state.briefingSent : named;
  const days = policy.settings.find(({ id }) => id === 'panel.answer-workdays')?.value;
  return unreached || member.unreached || today > addWorkingDays(asked, typeof days === 'number' ? days : usualDays, extraDaysOff(policy));
}

function isSilent({ answer, briefed }: PanelMember, about: RecordedPart): boolean {
  return (about === 'briefing' ? briefed : answer) === null;
}
