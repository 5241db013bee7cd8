import { isAboutText } from '../../core/case/advert.ts';
import type { Course } from '../../core/case/course.ts';
import { isPublished } from '../../core/case/state.ts';
import type { LoadedCase } from '../load-case.ts';
import type { Notice } from './notice.ts';
import { toShownValue } from './step-inputs.ts';

/** What the living card says of who has read the advert: her answer, for as long as it is about the text as it stands and the post is not advertised. */
export function toReadingNotices({ state, texts }: LoadedCase, course: Course): readonly Notice[] {
  if (isPublished(state)) return [];
  return course.steps.flatMap(({ step, standing, record }): readonly Notice[] => {
    if (step.boundTo === undefined || record === undefined) return [];
    if (!isAboutText(state, step, record)) {
      const key = record.outcome === 'done' ? 'app.reading.changed-since-read' : 'app.reading.changed-since-asked';
      return record.outcome === 'done' || record.outcome === 'asked' ? [{ tone: 'attention', text: { key, params: { step: step.title } } }] : [];
    }
    if (standing !== 'done' || record.outcome !== 'done') return [];
    const { fields } = record.evidence;
    return step.fields.flatMap((field): readonly Notice[] => {
      const value = fields[field.id];
      if (value === undefined || field.person || field.kind === 'date') return [];
      // Remarks are for her to act on; that there are none is good to know.
      const tone = field.onlyWith === undefined ? 'neutral' : 'attention';
      return [{ tone, text: { key: 'app.recorded.line', params: { label: field.label, value: toShownValue(field, value, texts) } } }];
    });
  });
}
