import { locales } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import { saveProfile } from '../profile.ts';
import { answerDropDrafts, answerExport } from '../my-data/answer-my-data.ts';
import { toHelp } from '../show/help.ts';
import { toCaseList } from '../text/case-list.ts';
import { posting, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { pressSettings } from './press-settings.ts';
import { textOf, type Press } from './read-press.ts';

/** Handles what belongs to no case: lists, help, language, settings. */
export async function pressMenu(context: TurnContext, press: Press): Promise<Outcome> {
  switch (press.verb) {
    case 'cases.list':
      return posting(context, await toCaseList(context));
    case 'help.show':
      return posting(context, toHelp(context));
    case 'language.set': {
      const to = locales.find((locale) => locale === textOf(press, 'to'));
      if (to === undefined) return staleCard(context);
      await saveProfile(context.app, context.tenant, context.person.id, { locale: to });
      return replacing({ ...context, locale: to }, toNotice({ key: 'app.language.set' }));
    }
    case 'data.export':
      return answerExport(context);
    case 'data.drop-drafts':
      return answerDropDrafts(context);
    case 'settings.show':
    case 'settings.set':
    case 'settings.change-form':
    case 'settings.change':
      return pressSettings(context, press);
    default:
      return staleCard(context);
  }
}
