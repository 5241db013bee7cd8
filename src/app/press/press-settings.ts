import { z } from 'zod';
import type { Setting } from '../../core/case/definition.ts';
import { readSetting } from '../../core/case/setting-value.ts';
import type { Outcome } from '../../core/turn.ts';
import { staleCard } from '../carry-out.ts';
import { changeSetting } from '../change-setting.ts';
import { loadCurrentPolicy } from '../current-policy.ts';
import { dropDraft, keepDraft, loadDraft } from '../drafts.ts';
import { isAllowed } from '../rights.ts';
import { toSettingForm } from '../show/setting-form.ts';
import { toSettingsReply } from '../show/settings-reply.ts';
import { posting, replacing, toNotice, type TurnContext } from '../turn-context.ts';
import { numberOf, textOf, toDraft, type Press } from './read-press.ts';

/** Handles what HR presses among the municipality's settings: confirmed as they are, switched, or changed in a form. */
export async function pressSettings(context: TurnContext, press: Press): Promise<Outcome> {
  const { app, tenant, person, policy } = context;
  if (!isAllowed(person, 'change-settings')) return replacing(context, toNotice({ key: 'app.not-allowed' }));
  const page = Math.max(0, numberOf(press, 'page', 0));
  if (press.verb === 'settings.show') {
    const reply = toSettingsReply(context, policy, page);
    return press.menu ? posting(context, reply) : replacing(context, reply);
  }
  const setting = policy.settings.find(({ id }) => id === textOf(press, 'setting'));
  if (setting === undefined) return staleCard(context);
  const place = { app, tenant, person: person.id, form: `settings/${setting.id}` };
  switch (press.verb) {
    case 'settings.change-form':
      return replacing(context, toSettingForm(context, setting, { policy, page, draft: await loadDraft(place) }));
    case 'settings.change': {
      const draft = toDraft(press);
      const read = readSetting(setting, draft);
      if (!read.ok) {
        await keepDraft(place, draft, read.refusal);
        return replacing(context, toSettingForm(context, setting, { policy, page, draft, problems: read.refusal }));
      }
      await dropDraft(place);
      return decide(context, setting, { value: read.value, page });
    }
    case 'settings.set': {
      const value = z.union([z.boolean(), z.undefined()]).safeParse(press.data['value']);
      if (!value.success || (value.data !== undefined && typeof setting.value !== 'boolean')) return staleCard(context);
      return decide(context, setting, { value: value.data ?? setting.value, page });
    }
    default:
      return staleCard(context);
  }
}

/** What HR decides is confirmed with it; the log has who and when. */
async function decide(
  context: TurnContext,
  setting: Setting,
  { value, page }: { readonly value: Setting['value']; readonly page: number },
): Promise<Outcome> {
  const { app, tenant, person } = context;
  await changeSetting(app, tenant, { id: setting.id, value, confirmed: true });
  app.log.info({ user: person.id, setting: setting.id }, 'setting confirmed');
  const policy = (await loadCurrentPolicy(app, tenant)) ?? context.policy;
  return replacing(context, toSettingsReply(context, policy, page, setting.id));
}
