import { actionOf, actionsOf, cardOf, type CardAction, type TestPerson } from './person.ts';
import type { CardJson } from './fake-connector.ts';

/** A setting's button as HR finds it, page by page, with the card it stands on. */
export interface FoundSetting {
  readonly message: string | null;
  readonly card: CardJson;
  readonly action: CardAction;
}

/** Writes «innstillinger» and turns the pages until a button for the setting is there. Throws when there is none. */
export async function findSetting(hr: TestPerson, setting: string, verb: string): Promise<FoundSetting> {
  const [posted] = await hr.say('innstillinger');
  const message = posted?.id ?? null;
  for (let card = cardOf(posted); ;) {
    const action = actionsOf(card).find((one) => one.verb === verb && one.data['setting'] === setting);
    if (action !== undefined) return { message, card, action };
    card = (await hr.press(message, actionOf(card, 'settings.show'))).card ?? {};
  }
}
