import { randomUUID } from 'node:crypto';
import { localUserIds } from '../../src/local/local-people.ts';
import { createPresser } from './create-presser.ts';
import { findButton } from './find-button.ts';

/** HR confirms one setting, as every municipality has done after its first day: the policy in force is then no longer the one in the files. */
export async function changeSetting(where: { readonly url: string; readonly serviceUrl: string }): Promise<void> {
  const hr = createPresser({ ...where, connections: 1, person: { id: localUserIds.hr, conversation: 'chat-hr' } });
  try {
    const list = await hr.press('settings', { verb: 'settings.show', data: { nonce: randomUUID() } });
    await hr.press('settings', findButton(list, 'settings.set'));
  } finally {
    hr.close();
  }
}
