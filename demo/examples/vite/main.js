// npm install article-player
import 'article-player/define';
