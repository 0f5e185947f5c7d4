import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personNameOf } from '../../../backend/addresses/person-name.ts';

describe('the name written beside an address', () => {
  it.each([
    ['Jane Doe', 'Jane Doe'],
    ['  Jane   Doe ', 'Jane Doe'],
    ['"Jane Doe"', 'Jane Doe'],
    [`'Jane Doe'`, 'Jane Doe'],
    [`"'Jane Doe'"`, 'Jane Doe'],
    ['« Jane Doe »', 'Jane Doe'],
    ['“Jane Doe”', 'Jane Doe'],
    ['Doe, Jane', 'Jane Doe'],
    ['"Doe, Jane"', 'Jane Doe'],
    ['DE LA TOUR, Marie-Ève', 'Marie-Ève DE LA TOUR'],
    ['Doe, Jane (Acme)', 'Jane Doe'],
    ['Doe, Jane [ACME/Paris]', 'Jane Doe'],
    ['Doe,', 'Doe'],
    ['Jane Doe, PhD', 'Jane Doe'],
    ['Jane Doe, Jr.', 'Jane Doe Jr.'],
    ['Doe, Jane, Acme', 'Doe, Jane, Acme'],
    ['Marie DUVAL', 'Marie DUVAL'],
    ['MARIE DUVAL', 'MARIE DUVAL'],
    ['Jane Doe via LinkedIn', 'Jane Doe'],
    [`'Jane Doe' via Sales Team`, 'Jane Doe'],
    ['Doe, Jane via Agenda', 'Jane Doe'],
    ['Octavia Viard', 'Octavia Viard'],
    ['Acme Support', 'Acme Support'],
    [`Renée O'Neil`, `Renée O'Neil`],
    ['Jane\r\nDoe', 'Jane Doe'],
    ['\u202eJane\u200b Doe', 'Jane Doe'],
    ['山田 太郎', '山田 太郎'],
  ])('%j → %j', (written, name) => {
    expect(personNameOf(written, 'x.y')).toBe(name);
  });

  it.each([
    ['DUPONT Jean', 'contact', 'Jean DUPONT'],
    ['LE GOFF Maëlle', 'contact', 'Maëlle LE GOFF'],
    ['JEAN-PIERRE MARTIN', 'jpm', 'JEAN-PIERRE MARTIN'],
    ['Dupont Jean', 'jd', 'Jean Dupont'],
    ['Dupont Jean', 'jdupont', 'Jean Dupont'],
    ['Dupont Jean', 'jean.dupont', 'Dupont Jean'],
    ['Jean Dupont', 'jd', 'Jean Dupont'],
    ['Jean Dupont', 'dupont.jean', 'Jean Dupont'],
    ['Jean Dupont', 'dj', 'Dupont Jean'],
    ['Dupont Jean', 'contact', 'Dupont Jean'],
    ['Dupont Jean, directeur commercial', 'jd', 'Jean Dupont'],
    ['Anne Roy, DG', 'ar', 'Anne Roy'],
    ['Roy, Dr Anne', 'ar', 'Dr Anne Roy'],
    ['Anne Roy, Dr', 'ar', 'Anne Roy'],
    ['Claire Roy, Ing.', 'cr', 'Claire Roy'],
    ['Me Paul Vidal, Avocat', 'pv', 'Paul Vidal'],
    ['M. Jean Dupont', 'jd', 'Jean Dupont'],
    ['Mme Ève Roy', 'er', 'Ève Roy'],
    ['Smith, John, Jr.', 'js', 'John Smith Jr.'],
    ['Doe, John:GROUPE', 'jdo', 'John Doe'],
    ['Orgeval d’, Henri', 'ho', 'Henri d’Orgeval'],
    ['de La Tour, Jean', 'jlt', 'Jean de La Tour'],
    ['mcdonald, ronald', 'rmd', 'ronald mcdonald'],
    ['Jean Dupont | Acme Industrie', 'x', 'Jean Dupont'],
    ['Jean Dupont - Acme Industrie', 'jd', 'Jean Dupont'],
    ['Jean Dupont / Acme', 'x', 'Jean Dupont'],
    ['Acme Industrie - Jean Dupont', 'jean.dupont', 'Jean Dupont'],
    ['Service commercial - Jean Dupont', 'x', 'Jean Dupont'],
    ['Jean Dupont @ Acme Industrie', 'jd', 'Jean Dupont'],
    ['Jean Dupont at Acme', 'jd', 'Jean Dupont'],
    ['Jean Dupont chez Acme', 'jd', 'Jean Dupont'],
    ['Hang Tran/VNM', 'ht', 'Hang Tran'],
    ['Jean Dupont, Acme Industrie SAS', 'jd', 'Jean Dupont'],
    ['Jean Dupont <jean.dupont@perso.test>', 'jd', 'Jean Dupont'],
    ['"Jojo" Dupont', 'jojo', 'Jojo Dupont'],
    ['[EXT] Jean Dupont', 'jd', 'Jean Dupont'],
    ['Paul Durand (via Google Drive)', 'drive', 'Paul Durand'],
    ['jean.dupont', 'jd', 'Jean Dupont'],
    ['Acme (Jean Dupont)', 'jd', 'Jean Dupont'],
    ['Jean Dupont (Anne Roy)', 'ar', 'Jean Dupont'],
    ['Acme (Paris)', 'contact', 'Acme'],
    ['Jean Dupont @Acme', 'jd', 'Jean Dupont'],
    ['Jean Dupont, Acme', 'jd', 'Jean Dupont'],
    ['Dupont Martin, Jean', 'jdm', 'Jean Dupont Martin'],
    ['Jean Dupont-Ext', 'contact', 'Jean Dupont'],
    ['Jean Dupont EXT', 'contact', 'Jean Dupont'],
    ['EXT-Marie Curie', 'contact', 'Marie Curie'],
    ['Ext - Marie Curie', 'contact', 'Marie Curie'],
    ['Curie, Marie (Ext)', 'contact', 'Marie Curie'],
    ['DG Anne Roy', 'contact', 'Anne Roy'],
    ['PDG ROY Anne', 'contact', 'Anne ROY'],
    ['Dr Anne Roy', 'contact', 'Dr Anne Roy'],
    ['DE SA Maria', 'maria', 'Maria DE SA'],
    ['NG Wei', 'wei', 'Wei NG'],
  ])('is read as it is meant: %j <%s@…> → %j', (written, localPart, name) => {
    expect(personNameOf(written, localPart)).toBe(name);
  });

  it.each([
    'ACME, Inc.',
    'Acme Industrie, Service achats',
    'Trattoria Via Roma',
    'Service commercial',
    'Marketing, Acme',
    'Groupe Roy - Lyon',
    'Acme Industrie SAS',
    'Paul de Acme Industrie',
    'Équipe Acme',
    'Roy & Fils',
    'A-Tech',
    'Hôtel du Port - Marseille 3',
    'Acme-Ext',
    'Acme Support EXT',
    'Ext',
    'DG Conseil',
    'SARL Dupont',
    'SA Dupont et Fils',
    'Inc. ACME',
    'ETS Dupont',
    'ACME Support',
    'BNP Paribas',
    'SNCF Connect',
  ])('stays whole where it is no person’s: %j', (written) => {
    expect(personNameOf(written, 'contact')).toBe(written);
  });

  it('takes linear time', () => {
    const timeOf = (length: number) => {
      const started = performance.now();
      for (const piece of ['Aa ', 'a, ', '( ', ' - ', '<@', ' via', 'A/', "d' "])
        personNameOf(piece.repeat(length), 'x');
      return performance.now() - started;
    };
    timeOf(2_000);
    const small = Math.min(timeOf(2_000), timeOf(2_000), timeOf(2_000));
    expect(timeOf(16_000) / small).toBeLessThan(8 * 6);
  });

  it.each([
    null,
    '',
    '   ',
    '""',
    '---',
    '(Acme)',
    '[ ]',
    'marie.duval@acme.fr',
    '<marie.duval@acme.fr>',
    '0612345678',
  ])('is none in %j: the local part says it', (written) => {
    expect(personNameOf(written, 'marie.duval')).toBe('Marie Duval');
  });
});

describe('the name that a local part says', () => {
  it.each([
    ['marie.duval', 'Marie Duval'],
    ['marie_duval', 'Marie Duval'],
    ['marie-duval', 'Marie Duval'],
    ['jean-paul.roux', 'Jean-Paul Roux'],
    ['m.duval', 'M. Duval'],
    ['marie.duval2', 'Marie Duval'],
    ['marie.duval.75', 'Marie Duval'],
    ['marie.duval+devis', 'Marie Duval'],
    ['mduval', 'Mduval'],
    [`sean.o'neil`, `Sean O'Neil`],
    ['élodie.crème', 'Élodie Crème'],
    ['"marie duval"', 'Marie Duval'],
    ['contact', 'contact'],
    ['info', 'info'],
    ['info+paris', 'info'],
    ['jean.de-la-tour', 'Jean de La Tour'],
    ['p.de.la.tour', 'P. de La Tour'],
    ['marie-claire.le-goff', 'Marie-Claire Le Goff'],
    ['pierre.van-der-linden', 'Pierre van der Linden'],
    ['de.marie', 'De Marie'],
    ['dupont.j', 'J. Dupont'],
    ['jean.dupont-ext', 'Jean Dupont'],
    ['ext.jean.dupont', 'Jean Dupont'],
    ['jean.dupont.externe', 'Jean Dupont'],
    ['dexter.morgan', 'Dexter Morgan'],
    ['ext', 'Ext'],
    ['service-client', 'service-client'],
    ['info.lyon', 'info.lyon'],
    ['lyon.info', 'lyon.info'],
    ['comptabilité.fournisseurs', 'comptabilité.fournisseurs'],
    ['comptafournisseurs', 'comptafournisseurs'],
    ['servicecommercial', 'servicecommercial'],
    ['sav-paris', 'sav-paris'],
    ['contact1', 'contact1'],
    ['copieur-2e-etage', 'copieur-2e-etage'],
    ['sales.paris', 'sales.paris'],
    ['marie.sales', 'Marie Sales'],
    ['paul.bureau', 'Paul Bureau'],
    ['marie-scanlon', 'Marie Scanlon'],
    ['0612345678', '0612345678'],
    ['..', '..'],
    ['+devis', '+devis'],
  ])('%s → %s', (localPart, name) => {
    expect(personNameOf(null, localPart)).toBe(name);
  });
});

it('keeps first and family name in whatever form they come, and leaves a name that it gave as it is', () => {
  const given = fc.constantFrom('Jean', 'Marie-Ève', 'Zoé', 'Anne Sophie', 'Óscar');
  const family = fc.constantFrom('Dupont', 'DUPONT', 'de La Tour', 'O’Neil', 'Le Goff', 'van der Linden', 'Sá');
  const forms: ((first: string, last: string) => string)[] = [
    (first, last) => `${first} ${last}`,
    (first, last) => `${last}, ${first}`,
    (first, last) => `"${last}, ${first}" (Acme)`,
    (first, last) => `${last.toUpperCase()} ${first}`,
    (first, last) => `M. ${first} ${last}`,
    (first, last) => `${first} ${last}, directrice commerciale`,
    (first, last) => `${first} ${last} | Acme Industrie`,
    (first, last) => `Acme SAS - ${first} ${last}`,
    (first, last) => `${first} ${last} chez Acme`,
    (first, last) => `${first} ${last} via DocuSign`,
    (first, last) => `${last}, ${first}, Jr.`,
  ];
  fc.assert(
    fc.property(given, family, fc.constantFrom(...forms), (first, last, write) => {
      const name = personNameOf(write(first, last), 'contact');
      expect(name).toContain(first);
      expect(name.toLowerCase()).toContain(last.toLowerCase());
      expect(name).not.toMatch(/acme|direct|docusign|M\./i);
      expect(personNameOf(name, 'contact')).toBe(name);
    }),
  );
});

it('answers a name on one line for whatever stands there', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('a', 'É', ',', '"', '(', ')', '[', ' via ', '\n', '@', '.', '-', '1'),
      maxLength: 60,
    }),
  );
  // A canonical address has no control characters.
  const localParts = text.map((local) => local.replace(/\p{Cc}/gu, '')).filter((local) => local !== '');
  fc.assert(
    fc.property(fc.option(text), localParts, (written, localPart) => {
      const name = personNameOf(written, localPart);
      expect(name.length).toBeGreaterThan(0);
      expect(name).not.toMatch(/\p{Cc}/u);
    }),
  );
});
