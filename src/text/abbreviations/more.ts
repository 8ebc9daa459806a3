import type { Abbreviations } from './index.js';

export const es: Abbreviations = {
  beforeName: 'Sr Sra Srta Sres Dra Lic Ing Gral Ud Uds Dn Da EE p.ej',
  beforeNumber: 'pág págs núm art cap',
  starters:
    'El La Los Las Un Una Lo Al Del En Su Sus Se Es Era Fue Este Esta Estos Estas Y Pero Con Por Para De A No Si Como ' +
    'Cuando También Además Sin Según Desde Entre Tras Hay Yo Él Ella Ellos',
};

export const fr: Abbreviations = {
  beforeName: 'MM mme mmes mlle Mgr Me St Ste cf env p.ex',
  beforeNumber: 'n° chap art av',
  starters:
    'Le La Les L Un Une Des Du De Il Elle Ils Elles On Nous Vous Je Tu Ce C Cet Cette Ces Son Sa Ses Leur Leurs Dans En ' +
    'Au Aux À Pour Par Mais Et Ou Si Avec Sans Sur Après Avant Depuis Selon Comme Quand Lorsque Lors Qui Que',
};

export const it: Abbreviations = {
  beforeName: 'Sig Sigg dott ing avv On',
  beforeNumber: 'pag pagg art n cap',
  starters:
    'Il Lo La I Gli Le L Un Uno Una In Nel Nella Di Del Della Da Dal Con Per Su Sul E Ma Se Non Che Si È Era Questo ' +
    'Questa Quando Come Anche Dopo Ha',
};

export const nl: Abbreviations = {
  beforeName: 'dhr mevr mw drs ir mr ds jhr bijv d.w.z o.a m.b.t t.o.v ca St',
  beforeNumber: 'blz art',
  starters:
    'De Het Een In Op Van Voor Met Bij Na Door Uit Aan Om Te Hij Zij Ze We Wij Ik Er Dit Dat Deze Die Zijn Haar Hun En ' +
    'Maar Of Als Toen Ook Daarna Daar Wat Wie Hoe Waar Volgens',
};

export const pt: Abbreviations = {
  beforeName: 'Sr Sra Srs Dra Exmo Exma Eng Gen D',
  beforeNumber: 'pág art n nº cap',
  starters:
    'O A Os As Um Uma Em No Na Nos Nas Do Da Ao De Por Para Com Sem Se Ele Ela Eles Elas Eu É Foi Este Esta Isso Mas E ' +
    'Quando Como Não Também Segundo Após',
};

/** Danish, Norwegian and Swedish share most of their words. */
export const nordic: Abbreviations = {
  beforeName: 'hr fr St f.eks t.ex bl.a dvs lic',
  beforeNumber: 'kl ca s kap str jan feb apr aug sept okt nov des dec',
  starters:
    'De Den Det Dette Der En Et Ett Han Hun Hon Jeg Jag Vi I På Med Til Till For För Av Fra Från Men Og Och Når När Om ' +
    'Som Da Då Så Etter Efter Også Dessuten Her Här',
};

export const pl: Abbreviations = {
  beforeName: 'inż mgr ul al św np m.in tzw ks gen płk red',
  beforeNumber: 'str ok godz art nr poz',
  starters: 'W We Z Na Do Po Od Nie To Ten Ta Te Jest Jak Ale A I O On Ona Oni Gdy Kiedy Za Dla Przy Tak Już Jego Jej',
};

export const ru: Abbreviations = {
  beforeName: 'ул т.е см проф акад св гр тов напр',
  beforeNumber: 'стр рис табл гл ст д кв',
  mayEnd: 'г гг в вв н.э т.д т.п др',
  starters: 'В Во На Но И А Он Она Оно Они Это Мы Я Вы Как Так По С Из К О У Для При После Если Его Её Их Не',
};
