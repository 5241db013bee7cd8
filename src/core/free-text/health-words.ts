// Data: words about a person's health, and the words around them that tell a person from a statistic, a unit or a target group.
// A leading * stands for any beginning («brystkreft», but not «kreftsykepleier»).

/** Says by itself that one person is ill, pregnant or disabled. */
export const tellingWords = (
  'sykmeldt sykemeldt sjukmeldt sjukemeldt sjukmeld sjukemeld gravid høygravid uføretrygdet uføretrygda uføretrygd ufør pregnant ' +
  'langtidssykmeldt langtidssjukmeld langtidssjukmeldt'
).split(' ');

/** Says it in several words. */
export const tellingPhrases = [
  'on sick leave',
  'off sick',
  'signed off sick',
  'på arbeidsavklaringspenger',
  'på arbeidsavklaringspengar',
  'går på aap',
  'i svangerskap',
  'venter barn',
  'ventar barn',
  'expecting a baby',
  'expecting a child',
  'ikke frisk',
  'ikkje frisk',
  'har vært innlagt',
  'har vore innlagd',
  'had a breakdown',
  'møtt veggen',
  'blitt operert',
  'vorte operert',
  'hatt slag',
  'hatt et slag',
  'hatt eit slag',
  'fikk slag',
  'fekk slag',
  'sitter i rullestol',
  'sit i rullestol',
  'in a wheelchair',
  'bruker rullestol',
  'brukar rullestol',
  'vart operert',
  'ble operert',
] as const;

/** Illnesses and states; told of a person only together with her. */
export const conditionWords = (
  'syk sjuk ill sick *kreft kreftsyk kreftsjuk cancer diabetes diabetiker diabetikar diabetic depresjon depresjoner depresjonar deprimert depression depressed adhd autisme autist autism asperger bipolar *schizofreni schizophrenia ' +
  'angst angstlidelse angstliding anxiety utbrent utbrend utmattet utmatta burnout epilepsi epilepsy epileptiker astma asthma allergi migrene migraine fibromyalgi fibromyalgia ptsd *psykose psychosis anoreksi bulimi spiseforstyrrelse hiv aids hepatitt hepatitis ' +
  ' hjerneslag hjerneslaget slag stroke *infarkt parkinson *sklerose prolaps revmatisme leddgikt artrose arthritis demens dement dementia alzheimer kols copd ' +
  'rusmisbruk rusmisbruker rusproblem rusproblemer alkoholproblem alkoholproblemer alkoholiker alkoholikar rusavhengig addict alcoholic addiction ' +
  'funksjonshemmet funksjonshemma funksjonsnedsettelse funksjonsnedsetting disabled disability rullestol rullestolbruker wheelchair døv deaf blind svaksynt hørselshemmet høyrselshemma dysleksi dyslektiker dyslexia tourette ' +
  'sykdom sjukdom sykdommen sjukdomen illness disease diagnose diagnosen diagnosis diagnosed diagnostisert sykmelding sykemelding sjukmelding langtidsfravær sykehistorie sjukehistorie svangerskap spontanabort pregnancy miscarriage ryggproblemer ryggplager ryggplagar ryggproblem hjerteproblemer helseproblemer helseproblem helseplager helseplagar ' +
  'chemotherapy cellegift suicidal selvmordstanker insulin'
).split(' ');

/** Persons in the singular; the reader knows whom the sentence is about. */
export const personWords: ReadonlySet<string> = new Set(
  (
    'hun han ho hen hans hennes hennar she he her his hers him henne ham kandidaten søkeren søkaren søkjaren kandidat søker søkjar vedkommende vedkomande medarbeideren medarbeidaren candidate applicant employee sykepleieren sjukepleiaren læreren læraren lederen leiaren vikaren ' +
    'jeg eg i mannen kona kollegaen kollega konen datteren sønnen dottera sonen barnet moren faren mora mor far someone noen nokon k1 k2 k3 k4 k5 k6 k7 k8'
  ).split(' '),
);

/** Verbs of having an illness; directly before one they need no person. */
export const havingWords: ReadonlySet<string> = new Set(
  'har hatt hadde fått fekk fikk får lider lid leid sliter slit slet slitt strevd plages plaga plaget diagnostisert diagnosen diagnose has had have having suffers suffered suffering diagnosed gets got er var blitt ble vart vorte is was been became'.split(
    ' ',
  ),
);

/** Words that make it a target group, a field, a unit or work with others. */
export const groupWords: ReadonlySet<string> = new Set(
  (
    'personer personar pasienter pasientar pasientane pasientene brukere brukarar brukerne brukarane beboere bebuarar beboerne barn barna unge ungdom ungdommer ungdommar eldre elever elevar elevene elevane mennesker menneske folk familier familiar mødre voksne vaksne innbyggere innbyggjarar ' +
    'patients patient users residents people persons children adults youth pupils students clients elderly families erfaring erfaringen erfaringar erfaringer kompetanse kunnskap kunnskaper kunnskapar kurs utdanning videreutdanning vidareutdanning fagområde fagfelt arbeid arbeidet jobbe jobber jobbet jobba jobbar arbeider arbeidd arbeide arbeidde ' +
    'experience experienced competence knowledge work works worked working training specialist avdeling avdelinga avdelingen tilbud tilbod tjeneste tjenesten tenesta pasientgruppe målgruppe målgruppa behandling forebygging førebygging prevention treatment care interesse interest tema field'
  ).split(' '),
);

/** Illnesses that are other words in small letters: nynorsk «me» is "we". */
export const capitalConditions: ReadonlySet<string> = new Set(['ME', 'MS', 'AIDS', 'KOLS', 'PTSD']);

/** Verbs that only link: the illness has to follow at once, or the sentence is about something else. */
export const linkingWords: ReadonlySet<string> = new Set('er var is was ble vart blitt been became vorte'.split(' '));
