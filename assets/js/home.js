// The site's home: leads to the reader's language, turns the globe and searches all maps. Without it the page is whole all the same.

import "./home/globe.js";
import "./menu.js";
import "./home/search.js";
import { offerLanguage, pageAsked } from "./home/language.js";

const there = pageAsked();
if (there) location.replace(there);
else offerLanguage();
