/** Sentences with the name of a person; the second part is what should be pointed at. */
export const withName: readonly (readonly [string, string])[] = [
  ['Kari Nordmann søkte', 'Kari Nordmann'], ['Vi innstiller Ola Hansen som nummer én', 'Ola Hansen'], ['Nguyet Tran har søkt', 'Nguyet Tran'], ['kari nordmann søkte stillinga', 'kari nordmann'],
  ['Anne-Lise Bakke er best kvalifisert', 'Anne-Lise Bakke'], ['K. Nordmann trakk søknaden', 'K. Nordmann'], ['Etter samtale med Fatima Hussein er saken avklart', 'Fatima Hussein'], ['Søkeren Bergljot Vikøy møtte ikke', 'Bergljot Vikøy'],
  ['Referanse for Per Olav Strand', 'Per Olav Strand'], ['I spoke with Maria Kowalska', 'Maria Kowalska'], ['Kristin Lavransdatter fekk tilbod', 'Kristin Lavransdatter'], ['Per Hansen', 'Per Hansen'], ['KARI NORDMANN', 'KARI NORDMANN'],
  ['Interviewed Zbigniew Brzoza today', 'Zbigniew Brzoza'], ['Tilsetje Oddbjørn Myklebust', 'Oddbjørn Myklebust'], ['Fagforbundet v/ Kari Nordmann', 'Kari Nordmann'], ['Hovedtillitsvalgt Liv Berg har uttalt seg', 'Liv Berg'], ['Mohammed Ali takket nei', 'Mohammed Ali'],
  ['Ho heiter Signe Tveit', 'Signe Tveit'], ['Anna Karin Berg-Hansen', 'Anna Karin Berg-Hansen'], ['Norsk Sykepleierforbund, Randi Moe, er enig', 'Randi Moe'], ['We offered the post to John Smith', 'John Smith'], ['Søkjaren Torbjørg Ulvestveit takka nei', 'Torbjørg Ulvestveit'],
  ['Olena Shevchenko er nummer to', 'Olena Shevchenko'], ['Kontakt: Bjørn Solli', 'Bjørn Solli'],
];

/** Sentences with capitals, units, laws and occupations, and nobody's full name. */
export const withoutName: readonly string[] = [
  'Bråset bo- og omsorgssenter', 'Norsk Sykepleierforbund', 'Helse- og omsorgstjenesteloven', 'Sykepleier ved Solvik sykehjem', 'Vi Ansetter', 'Alver kommune', 'Asker Kommune', 'Uttale fra Norsk Sykepleierforbund ved Asker', 'Fridtjof Nansen skole', 'Ole Bull videregående skole',
  'Sigrid Undsets vei 4', 'Microsoft Teams', 'Utdanningsforbundet Alver', 'Bø Skule', 'Drøftet med Fagforbundet Asker', 'Hovedavtalen del B', 'Nordre Follo', 'Nedre Sand barnehage', 'Kari søkte', 'Knarvik Ungdomsskule', 'Leiar Bu og Aktivitet', 'St. Olav',
  'Stillingen er ved Dag Senter', 'Even om vi venter', 'Ny Leder', 'K1 er innstilt', 'Asker Bibliotek', 'Den Norske Legeforening', 'Frekhaug Barnehage', 'Vi søker etter Vernepleier', 'Helse Vest', 'Alver Omsorg', 'Marte Meo', 'Hilsen HR', 'Registered Nurse wanted', 'Human Resources',
  'Maundy Thursday and Good Friday', 'Bergen kommune og Oslo kommune', 'Lov om Arbeidsmiljø', 'HTV NSF og HTV Delta', 'Han er fra Nord Norge', 'We Need Nurses', 'Arbeidsmiljøloven § 14-9', 'Stillinga ligg i Knarvik', 'Slemmestad og Tofte', 'Etter møtet Mandag',
];

/** Sentences about the health of one person. */
export const withHealth: readonly string[] = [
  'hun er sykmeldt', 'ho er sjukmeld', 'Han er sykemeldt til jul', 'Hun er gravid', 'har hatt kreft', 'Kandidaten har diabetes', 'K2 har ADHD', 'she is pregnant', 'He suffers from depression', 'søkeren er ufør', 'hennes sykdom gjør det vanskelig', 'han sliter med angst', 'Ho har vore plaga av migrene',
  'vikar for sykmeldt', 'the candidate is on sick leave', 'han er utbrent', 'hun sitter i rullestol', 'K1 er døv', 'Ho fekk brystkreft i fjor', 'søkaren har ein diagnose', 'She had a stroke last year', 'Han har ME', 'Kandidaten er for tiden syk', 'Ho er kronisk sjuk', 'vedkommende har hatt slag', 'K3 har slitt med depresjon i flere år', 'He has been diagnosed with MS', 'medarbeideren ble operert i vår', 'Ho ventar barn i mai',
];

/** Sentences about occupations, units, target groups and statistics of health. */
export const withoutHealth: readonly string[] = [
  'sykepleier', 'Sykepleier natt', 'helsefagarbeider', 'helsestasjon', 'sykehjem', 'psykisk helse og rus', 'Avdeling for psykisk helse og rus', 'sykefravær', 'Sykefraværet er høyt', 'sjukefråværet i avdelinga går ned', 'Vi trenger kreftsykepleier', 'demensavdeling', 'Erfaring fra arbeid med personer med demens', 'Hun har jobbet med personer med demens',
  'brukere med ADHD', 'oppfølging av sykmeldte', 'Jordmor for gravide', 'Avdelingen gir tilbud til personer med psykisk lidelse', 'Kreftkoordinator', 'diabetessykepleier', 'HMS og helse', 'Kandidaten har kompetanse innen demens', 'Ho har erfaring med pasientar med kreft', 'Stillingen er i avdeling for rus og psykisk helse', 'The ward treats patients with cancer', 'Experience with dementia care',
  'Kandidaten har me snakka med', 'Søkaren har me intervjua', 'tell me more', 'arbeidsmiljøet er bra', 'Sjukepleiar i Bu og aktivitet', 'hun jobber på kreftavdelingen', 'slag i bordet', 'Han har tatt kurs i diabetes', 'Det er et slag i saken', 'Hun er psykolog og behandler angst', 'Beboerne har ofte demens', 'nurse', 'public health nurse', 'Elevar med dysleksi', 'Han er sykepleier', 'sykepengeordningen', 'Sjukeheimen har mange eldre med demens', 'Helsesykepleier i skolen',
];
