import { accept, refuse, type Result } from '../result.ts';
import { checkRequirementTexts } from './check-requirements.ts';
import type { Command } from './command.ts';
import { happen, type Decision, type Moment } from './decision.ts';
import type { InputProblem, Refusal } from './refusal.ts';
import { linkRequirements, requirementsGap, reviseRequirements, type Requirements } from './requirements.ts';
import { isPublished } from './state.ts';

/** A command about the list of tasks and requirements. */
export type RequirementsCommand = Extract<Command, { kind: 'save-list' | 'link-list' }>;

/** Writing the list of tasks and requirements, and saying which task each line belongs to; frozen once the post is advertised (S2-06, S3-03). */
export function decideRequirements(command: RequirementsCommand, { state, course }: Moment): Result<Decision, Refusal> {
  if (isPublished(state)) return refuse({ reason: 'frozen', what: ['requirements'] });
  const editing = course.steps.find(({ step }) => step.editor === 'requirements');
  if (editing === undefined) return refuse({ reason: 'not-applicable' });
  if (editing.door !== null) return refuse({ reason: 'door', door: editing.door });
  const before = state.requirements?.list ?? null;
  switch (command.kind) {
    case 'save-list': {
      if (command.basis !== (before?.version ?? 0)) return refuse({ reason: 'changed-meanwhile' });
      const checked = checkRequirementTexts(command.texts);
      if (!checked.ok) return refuse({ reason: 'inputs', problems: checked.refusal });
      const list = reviseRequirements(before, checked.value);
      return accept({ happenings: [{ kind: 'requirements-saved', list }], texts: {}, warnings: [] });
    }
    case 'link-list': {
      if (before === null) return refuse({ reason: 'not-applicable' });
      // Lines are named by their place: chosen tasks would land on other lines of another version.
      if (command.basis !== before.version) return refuse({ reason: 'changed-meanwhile' });
      const list = linkRequirements(before, command.chosen);
      if (requirementsGap(list) === 'unlinked') return refuse({ reason: 'inputs', problems: unlinkedProblems(list) });
      return happen({ kind: 'requirements-saved', list });
    }
  }
}

function unlinkedProblems(list: Requirements): readonly InputProblem[] {
  return [...list.must, ...list.should, ...list.traits]
    .filter((line) => line.task === null)
    .map((line) => ({ input: `link-${line.id}`, message: { key: 'problem.link-missing' } }));
}
