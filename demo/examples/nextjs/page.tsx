import { Player } from '../components/player';

export default function Page() {
  return (
    <article>
      <h1>The last ferry</h1>
      <Player />
      <p>The ferry left at dawn, with nobody on the pier.</p>
    </article>
  );
}
