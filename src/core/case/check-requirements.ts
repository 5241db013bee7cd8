import { normaliseText } from '../free-text/normalise-text.ts';
import { accept, refuse, type Result } from '../result.ts';
import { checkLastingText } from './check-inputs.ts';
import type { InputProblem } from './refusal.ts';
import { toLines, type RequirementTexts } from './requirements.ts';

const maxLines = 15;
const maxLineLength = 200;

/** Checks the four lists of the job analysis: at least a task and a must-requirement, short lines, nothing about a person. */
export function checkRequirementTexts(texts: RequirementTexts): Result<RequirementTexts, readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  const check = (part: keyof RequirementTexts): readonly string[] => {
    const lines = [...new Set(texts[part].flatMap((text) => toLines(normaliseText(text))))];
    if (lines.length > maxLines)
      problems.push({ input: part, message: { key: 'problem.lines-many', params: { count: lines.length, max: maxLines } } });
    for (const line of lines) {
      const checked = checkLastingText(line, { maxLength: maxLineLength, required: true });
      if (!checked.ok && !problems.some(({ input }) => input === part)) problems.push({ input: part, message: checked.refusal });
    }
    return lines;
  };
  const checked = { tasks: check('tasks'), must: check('must'), should: check('should'), traits: check('traits') };
  if (checked.tasks.length === 0) problems.push({ input: 'tasks', message: { key: 'problem.tasks-missing' } });
  if (checked.must.length === 0) problems.push({ input: 'must', message: { key: 'problem.must-missing' } });
  return problems.length === 0 ? accept(checked) : refuse(problems);
}
