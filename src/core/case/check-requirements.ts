import type { FreeTextWarning } from '../free-text/check-free-text.ts';
import { normaliseText } from '../free-text/normalise-text.ts';
import { accept, refuse, type Result } from '../result.ts';
import { checkText } from './check-inputs.ts';
import type { InputProblem } from './refusal.ts';
import { toLines, type RequirementTexts } from './requirements.ts';

const maxLines = 15;
const maxLineLength = 200;

/** Checks the four lists of the job analysis: at least a task and a must-requirement, short lines, no identity number. */
export function checkRequirementTexts(
  texts: RequirementTexts,
): Result<{ readonly texts: RequirementTexts; readonly warnings: readonly FreeTextWarning[] }, readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  const warnings: FreeTextWarning[] = [];
  const check = (part: keyof RequirementTexts): readonly string[] => {
    const lines = [...new Set(texts[part].flatMap((text) => toLines(normaliseText(text))))];
    if (lines.length > maxLines)
      problems.push({ input: part, message: { key: 'problem.lines-many', params: { count: lines.length, max: maxLines } } });
    for (const line of lines) {
      const checked = checkText(line, { maxLength: maxLineLength, required: true, person: true });
      if (checked.ok) warnings.push(...checked.value.warnings);
      else if (!problems.some(({ input }) => input === part)) problems.push({ input: part, message: checked.refusal });
    }
    return lines;
  };
  const checked = { tasks: check('tasks'), must: check('must'), should: check('should'), traits: check('traits') };
  if (checked.tasks.length === 0) problems.push({ input: 'tasks', message: { key: 'problem.tasks-missing' } });
  if (checked.must.length === 0) problems.push({ input: 'must', message: { key: 'problem.must-missing' } });
  return problems.length === 0 ? accept({ texts: checked, warnings }) : refuse(problems);
}
