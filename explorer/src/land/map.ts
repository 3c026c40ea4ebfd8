import { control, geoJSON, map, tileLayer } from "leaflet";
import "leaflet/dist/leaflet.css";
import type { Tiles } from "../chain/settings.js";
import type { Outline } from "./parcels.js";

/**
 * Draws an outline with a scale on a plain ground, or on the pictures of a server that the reader has named.
 *
 * @returns How to take the map away again.
 */
export function drawMap(place: HTMLElement, outline: Outline, tiles: Tiles | undefined): () => void {
  const drawn = map(place, {
    attributionControl: tiles !== undefined,
    scrollWheelZoom: false,
    zoomSnap: 0.25,
    zoomAnimation: false,
    fadeAnimation: false,
  });
  drawn.attributionControl?.setPrefix(false);
  if (tiles !== undefined) tileLayer(tiles.url, { attribution: escaped(tiles.attribution), maxZoom: 22 }).addTo(drawn);
  const shape = geoJSON(outline, { style: { className: "outline" }, interactive: false }).addTo(drawn);
  control.scale({ maxWidth: 160 }).addTo(drawn);
  drawn.fitBounds(shape.getBounds(), { padding: [28, 28], maxZoom: 22 });
  return () => drawn.remove();
}

/** Leaflet writes an attribution as HTML. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
