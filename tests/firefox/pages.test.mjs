// In Firefox: the map's own pages. One process and one browser for all, because each start of it takes seconds.

import "../open.test.mjs";
import "../choose.test.mjs";
import "../focus.test.mjs";
import "../read.test.mjs";
import "../search.test.mjs";
import "../perspectives.test.mjs";
import "../languages.test.mjs";
import "../timeline.test.mjs";
import "../scenarios.test.mjs";
import "../printed.test.mjs";
import "../pictures.test.mjs";
import "../lost.test.mjs";
