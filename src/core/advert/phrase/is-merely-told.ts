import type { Draft, Sentence } from '../draft.ts';
import { anyWithin } from './within-tokens.ts';

/** Whether a sentence states something and asks for nothing, judges nothing and speaks to nobody: «Nokre av brukarane er i trettiåra.» */
export function isMerelyTold(draft: Draft, { bullet, heading, firstToken, endToken }: Sentence): boolean {
  if (bullet || heading) return false;
  const holds = (cue: string): boolean => anyWithin(draft.cues(cue), firstToken, endToken);
  return holds('states-a-fact') && !holds('asks-or-judges');
}
