// For pages without a bundler (`article-player.js`): registers both tags. All but the shell is
// loaded when it is needed.
import { register } from './register.js';
import { ArticlePlayerElement, ArticleSpeechElement } from './shell.js';
import { prepareTemplates } from './util/fill-template.js';

const define = () => register(ArticlePlayerElement, ArticleSpeechElement);
const prepared = prepareTemplates();
if (prepared) void prepared.then(define);
else define();
