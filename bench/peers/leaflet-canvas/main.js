import { canvas } from "leaflet/dist/leaflet-src.esm.js";
import { show } from "../leaflet.js";

// Half a screen is drawn around the map, so that a pan shows no empty sea.
show(canvas({ padding: 0.5 }));
