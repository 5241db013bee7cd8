import type { Draft } from '../draft.ts';

/** Whether a token stands where the post's tasks are told: the tasks, or anywhere but the demands when no tasks were found. */
export function inTasks(draft: Draft, token: number): boolean {
  const section = draft.sentences[draft.sentenceOf[token] ?? -1]?.section;
  if (draft.sections.some((one) => one.kind === 'tasks')) return section === 'tasks' || section === 'title';
  return section !== 'requirements' && section !== 'traits';
}
