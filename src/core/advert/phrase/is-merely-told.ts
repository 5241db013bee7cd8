import type { Draft, Sentence } from '../draft.ts';
import { anyWithin } from './within-tokens.ts';

/**
 * Whether a sentence states something and asks for nothing, judges nothing and speaks to nobody: «Nokre av brukarane er i
 * trettiåra.» An item among the tasks states what is done: «ta imot søknader om parkering, med passfoto».
 */
export function isMerelyTold(draft: Draft, { bullet, heading, section, firstToken, endToken }: Sentence): boolean {
  if (heading || (bullet && section !== 'tasks')) return false;
  const holds = (cue: string): boolean => anyWithin(draft.cues(cue), firstToken, endToken);
  return bullet ? !holds('asks-in-task') : holds('states-a-fact') && !holds('asks-or-judges');
}
