// In Firefox: the map in an article, what makes articles, and the map without network. One process and one browser for all,
// because each start of it takes seconds; this file and the other run at a time and are about as long.

import "../embed.test.mjs";
import "../helper.test.mjs";
import "../messages.test.mjs";
import "../own.test.mjs";
import "../sandbox.test.mjs";
import "../scroll.test.mjs";
import "../article.test.mjs";
import "../builder.test.mjs";
import "../offline.test.mjs";
