// In Firefox: the map in an article. One process and one browser for all, because each start of it takes seconds.

import "../embed.test.mjs";
import "../helper.test.mjs";
import "../messages.test.mjs";
import "../sandbox.test.mjs";
import "../scroll.test.mjs";
import "../article.test.mjs";
import "../builder.test.mjs";
