/** Texts to begin with. */
export const SAMPLES = {
  text: `The ferry that waits

Every ferry on the estuary leaves at the full hour, except the last one. The last one leaves when the lights of the cannery go out, because that is when everybody is there.

Nobody decided it. One winter, in 1996, the captain saw someone run, and waited. The next evening he waited a little longer, to be fair.

A timetable has been printed since. It says 10 p.m., in brackets.`,
  page: `<!doctype html>
<html lang="en">
<title>The ferry that waits – Estuary Post</title>
<body>
<nav><a href="#">Home</a> <a href="#">News</a> <a href="#">Tides</a></nav>
<article>
  <h1>The ferry that waits</h1>
  <p class="byline">By our reporter at the pier · <time>May 4, 2026</time></p>
  <div class="share-bar"><a href="https://example.com/a">Share</a> <a href="https://example.com/b">E-mail</a></div>
  <p>Every ferry on the estuary leaves at the full hour, except the last one.<sup><a href="#n1">[1]</a></sup></p>
  <div class="ad" aria-label="Advertisement">Boots &amp; oars: 20 % off this week!</div>
  <p>The last one leaves when the lights of the cannery go out, because that is when everybody is there.</p>
  <figure><img alt="The pier at night, with one lamp."><figcaption>The pier at ten.</figcaption></figure>
  <table>
    <caption>Departures</caption>
    <tr><th>Ferry</th><th>Leaves</th></tr>
    <tr><td>Morning</td><td>7 a.m.</td></tr>
    <tr><td>Last</td><td>(10 p.m.)</td></tr>
  </table>
  <p>The crossing is 1.2 km long and takes 10<sup>3</sup> seconds, give or take.</p>
  <aside>Read also: <a href="#">The buoy with two names</a></aside>
  <p hidden>This paragraph is hidden.</p>
  <section role="doc-endnotes"><h2>Notes</h2><ol><li id="n1">Except on Sundays.</li></ol></section>
</article>
<form><button>Subscribe</button></form>
<footer>© Estuary Post</footer>
</body>
</html>`,
  languages: `<article lang="en">
<h1>One harbour, four greetings</h1>
<p>The board at the pier says good morning in the languages of the crews.</p>
<p lang="de">Guten Morgen, und bitte nicht auf der Leine sitzen.</p>
<p lang="fr">Bonjour. Le café est à gauche, la mer à droite.</p>
<p lang="ja">おはようございます。波は低く、風は弱いです。</p>
</article>`,
} as const;

export type SampleName = keyof typeof SAMPLES;
