import { z } from 'zod';
import type { SettingId } from '../../core/ids.ts';
import { locales } from '../../core/text.ts';
import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { saveProfile } from '../profile.ts';
import { isAllowed } from '../rights.ts';
import { answerDropDrafts, answerExport } from '../my-data/answer-my-data.ts';
import { changeSetting } from '../change-setting.ts';
import { toHelp } from '../show/help.ts';
import { toSettingsReply } from '../show/settings-reply.ts';
import { toCaseList } from '../text/case-list.ts';
import { posting, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { numberOf, textOf, type Press } from './read-press.ts';

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
      return settings(context, press);
    default:
      return staleCard(context);
  }
}

async function settings(context: TurnContext, press: Press): Promise<Outcome> {
  if (!isAllowed(context.person, 'change-settings')) return replacing(context, toNotice({ key: 'app.not-allowed' }));
  const page = Math.max(0, numberOf(press, 'page', 0));
  if (press.verb === 'settings.show') {
    const reply = toSettingsReply(context, context.policy, page);
    return press.menu ? posting(context, reply) : replacing(context, reply);
  }
  const id = textOf(press, 'setting');
  const value = z.union([z.boolean(), z.undefined()]).safeParse(press.data['value']);
  const known = context.policy.settings.find((setting) => setting.id === id);
  if (known === undefined || !value.success) return staleCard(context);
  await changeSetting(context.app, context.tenant, { id: known.id as SettingId, value: value.data ?? known.value, confirmed: true });
  context.app.log.info({ user: context.person.id, setting: known.id }, 'setting confirmed');
  const policy = await loadCurrentPolicy(context.app, context.tenant);
  return replacing(context, toSettingsReply(context, policy ?? context.policy, page));
}
