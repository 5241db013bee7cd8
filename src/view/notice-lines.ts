import type { CaseView } from '../core/reply/case-view.ts';
import { escapeText, type CardText } from './escape-text.ts';
import { shorten } from './shorten.ts';
import type { Voice } from './voice.ts';

/** A line about what has happened or should not be overlooked, as the templates bind it. */
export interface NoticeData {
  readonly text: CardText;
  readonly color: 'attention' | 'default';
}

const signs = { good: '✓ ', attention: '⚠ ', neutral: '' } as const;

/** Lines of a card; the tone is carried by a sign as well as by colour, so that nobody depends on seeing colours. */
export function toNoticeLines(notices: CaseView['notices'], voice: Voice, max = Infinity): readonly NoticeData[] {
  return notices.map(({ tone, text }) => ({
    text: escapeText(signs[tone] + shorten(voice.say(text), max)),
    color: tone === 'attention' ? 'attention' : 'default',
  }));
}
