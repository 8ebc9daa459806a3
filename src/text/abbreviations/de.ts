import type { Abbreviations } from './index.js';

export const de: Abbreviations = {
  beforeName:
    'Hr Hrn Fr Frl med phil jur kath Dipl Ing Mag St z.B d.h u.a i.d.R s.o s.u v.a o.g u.U bzw ca evtl ggf inkl exkl vgl sog zzgl ' +
    'Mio Mrd geb gest bspw',
  beforeNumber: 'Abs Art Kap Bd S Abb Jan Feb Apr Aug Sept Okt Nov Dez Tel',
  mayEnd: 'str Jh Jhd Chr',
  starters:
    'Der Die Das Den Dem Des Ein Eine Einer Einem Einen Er Sie Es Wir Ihr Ich Man Dies Diese Dieser Dieses Sein Seine ' +
    'Ihre In Im An Am Auf Bei Beim Mit Nach Von Vom Zu Zum Zur Für Aus Durch Seit Um Und Aber Oder Denn Doch Auch Als ' +
    'Wenn Weil Dass Da Dann Danach Dort Hier So Wie Was Wer Wo Wann Warum Nun Jetzt Heute Dabei Damit Dazu Daher Jedoch ' +
    'Bis Ab Unter Über Vor Während Trotz Alle Viele Nicht Noch Nur Schon Später Kein Keine Beide Insgesamt',
  ordinals: true,
};
