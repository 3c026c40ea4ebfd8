import { useEffect, useRef } from "react";
import type { Tiles } from "../chain/settings.js";
import type { Outline } from "./parcels.js";

/** Draws an outline. The map library comes only now. */
export function ParcelMap({ outline, tiles, label }: ParcelMapProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let remove: (() => void) | undefined;
    let wanted = true;
    const draw = async () => {
      const { drawMap } = await import("./map.js");
      if (wanted && place.current !== null) remove = drawMap(place.current, outline, tiles);
    };
    void draw();
    return () => {
      wanted = false;
      remove?.();
    };
  }, [outline, tiles]);
  return <div ref={place} className="map" role="application" aria-label={label} />;
}

interface ParcelMapProps {
  readonly outline: Outline;
  readonly tiles: Tiles | undefined;
  readonly label: string;
}
