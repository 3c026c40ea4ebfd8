import type { PeerFigure } from "./peers/peer.js";
import type { Row } from "./stage.js";

/** A peer's figure, and whose it is. */
export interface NamedFigure extends PeerFigure {
  readonly peer: string;
  readonly version: string;
}

/**
 * Puts every peer's figures beside the operations of ours that they are compared with: a row each, and one without a
 * peer where none has the like.
 *
 * @param own Gas by operation, by area.
 * @throws RangeError when a peer is compared with an operation that is not measured.
 */
export function besides(
  own: ReadonlyMap<string, Readonly<Record<string, number>>>,
  figures: readonly NamedFigure[],
): readonly Row[] {
  const lost = figures.find(({ area, operation }) => own.get(area)?.[operation] === undefined);
  if (lost !== undefined) {
    throw new RangeError(
      `${lost.peer} (${lost.act}) is compared with "${lost.operation}", which bench/${lost.area}.bench.ts does not measure.`,
    );
  }
  return [...own].flatMap(([area, measured]) =>
    Object.entries(measured).flatMap(([operation, ours]): readonly Row[] => {
      const ourRow = { area, operation, ours, unit: "gas" } as const;
      const theirs = figures.filter((figure) => figure.area === area && figure.operation === operation);
      if (theirs.length === 0) return [{ ...ourRow, peer: null, peerName: null, peerAct: null, peerVersion: null }];
      return theirs.map(({ peer, act, gas, version }) => ({
        ...ourRow,
        peer: Math.round(gas),
        peerName: peer,
        peerAct: act,
        peerVersion: version,
      }));
    }),
  );
}
