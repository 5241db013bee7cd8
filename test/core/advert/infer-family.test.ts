import { describe, expect, it } from 'vitest';
import { check } from './advert-policy.ts';

const familyOf = (title: string, body = ''): string | null => check(`${title}\n\n${body}`).family;

describe('the role family', () => {
  it.each([
    ['Barnehagelærer', 'BH'],
    ['Pedagogisk leder i Solbakken barnehage', 'BH'],
    ['Lærer på mellomtrinnet', 'SK'],
    ['Lærer i piano ved kulturskolen', 'KF'],
    ['Rektor ved Haugen barneskole', 'LE'],
    ['Avdelingsleder ved Lia sykehjem', 'LE'],
    ['Miljøterapeut for enslige mindreårige flyktninger', 'BV'],
    ['Rådgiver, NAV', 'BV'],
    ['Prosjektleder digitalisering', 'IT'],
    ['Prosjektleder vann og avløp', 'TE'],
    ['Kjøkenassistent ved omsorgssenteret', 'DR'],
    ['Økonomikonsulent', 'ØK'],
    ['Saksbehandler byggesak', 'SB'],
    ['Veileder ved innbyggertorget', 'KU'],
    ['Nurse, home care', 'HO'],
  ])('of «%s» is %s', (title, family) => {
    expect(familyOf(title)).toBe(family);
  });

  it('of a title that many families share is known from the tasks', () => {
    expect(familyOf('Assistent', 'Arbeidsoppgaver:\n- stell og pleie av beboerne\n- dele ut legemidler\n')).toBe('HO');
    expect(familyOf('Assistent', 'Arbeidsoppgaver:\n- vaske gulv\n- daglig renhold av sanitærrom\n')).toBe('DR');
  });

  it('is left open when nothing points to one', () => {
    expect(familyOf('Medarbeider')).toBeNull();
  });
});
