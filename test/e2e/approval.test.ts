import { describe, it } from 'vitest';
import { createDesk } from './create-desk.ts';
import { analysis, need, nurse } from './nurse-steps.ts';
import type { Chat } from './open-chat.ts';

const { sitDown, join, picture } = createDesk(['manager', 'hr', 'union', 'director']);

/** Brings a case to where the director is asked. */
async function comeToApproval(chat: Chat): Promise<void> {
  await chat.say('ny sak');
  await chat.fillIn(nurse);
  await chat.press('Opprett saken');
  const [union, partTime] = need;
  for (const { title, fill } of [{ title: 'Gjør behovsanalysen ferdig', fill: analysis }, union, partTime].flatMap((step) => step ?? [])) {
    await chat.press('Gjør dette nå');
    await chat.shows(title);
    await chat.tickAll();
    await chat.fillIn(fill);
    await chat.press('Registrer');
    await chat.shows(`Registrert: ${title}`);
  }
  await chat.press('Hele løypa');
  await chat.press('Åpne', 'Få godkjenning fra direktøren');
}

describe('the director’s approval, in two browsers', () => {
  it('is asked for and given in her own client, and the manager’s card changes while she looks at it', async () => {
    const manager = await sitDown('2026-11-22T10:00:00+01:00');
    const director = await join('director');
    await director.shows('Hei, Håvard');
    await comeToApproval(manager);
    await manager.shows('Losen sender spørsmålet til Håvard Myhre');
    await manager.fillIn({
      'Budsjett (valgfritt)': 'Ansvar 4210, fast lønn',
      'Alternativer vi har vurdert (valgfritt)': 'Vi har prøvd å dele helgene på dem vi har.',
    });
    await picture.card(manager, 'asking-the-director');
    await manager.press('Send til direktøren');
    await manager.shows('Venter på: Godkjenning fra direktøren');
    await picture.card(manager, 'waiting-for-the-director-in-losen');

    await director.shows('Godkjenner du stillingen?');
    await director.shows('Ansvar 4210, fast lønn');
    await picture.card(director, 'director-is-asked');
    await director.press('Spør tilbake');
    await director.fillIn({ Begrunnelse: 'Gjelder budsjettet også neste år?' });
    await picture.card(director, 'director-asks-back');
    await director.press('Spør tilbake');
    await director.shows('Spørsmålet er sendt tilbake til lederen');

    // Her card of the case, further up, has changed in place without a press of hers.
    await manager.page.getByText('Spørsmålet tilbake: Gjelder budsjettet også neste år?').waitFor();
    await manager.shows('Håvard Myhre spør tilbake');
    await manager.press('Vis saken');
    await manager.shows('Spørsmålet tilbake: Gjelder budsjettet også neste år?');
    await picture.card(manager, 'question-came-back');
    await manager.press('Send på nytt');
    await manager.fillIn({ 'Budsjett (valgfritt)': 'Ansvar 4210, fast lønn, også i 2027' });
    await manager.press('Send til direktøren');
    await manager.shows('Venter på: Godkjenning fra direktøren');

    await director.shows('også i 2027');
    await director.press('Godkjenn');
    await director.tickAll();
    await picture.card(director, 'director-approves');
    await director.press('Godkjenn');
    await director.shows('Svaret er registrert');
    await picture.card(director, 'director-has-answered');
    await manager.shows('Håvard Myhre har svart');
    await manager.press('Vis saken');
    await manager.shows('Be HR sjekke fortrinnsretten');
    await picture.card(manager, 'approved-by-the-director');
  });
});
