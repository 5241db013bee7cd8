import { accept, refuse, type Result } from '../result.ts';
import { answerWays, type AnswerWay } from './answer-ways.ts';
import type { InputProblem } from './refusal.ts';

/** What a happening says of an answer that came by other means, and the text it refers to. */
export interface RecordedBy {
  readonly happening: { readonly how: AnswerWay; readonly recorder: string };
  readonly texts: Readonly<Record<string, string>>;
}

/** How a member's answer came, chosen among the ways there are, and who says so; a choice leaves no room for a reason. */
export function toRecordedBy(
  { how, recorder }: { readonly how: string; readonly recorder: string },
  turn: number,
): Result<RecordedBy, readonly InputProblem[]> {
  const way = answerWays.find((one) => one === how);
  if (way === undefined) return refuse([{ input: 'how', message: { key: 'problem.choice-missing' } }]);
  const ref = `${turn}/recorder`;
  return accept({ happening: { how: way, recorder: ref }, texts: { [ref]: recorder } });
}
