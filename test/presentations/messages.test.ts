import { expect } from "chai";
import fc from "fast-check";
import QRCode from "qrcode";
import { bytesToHex, type Hex, hexToBytes } from "viem";
import { fromBase45, toBase45 } from "../../sdk/src/presentations/base45.js";
import { write as encode } from "../../sdk/src/presentations/cbor.js";
import {
  CAPACITY,
  decodePresentation,
  decodeRequest,
  encodePresentation,
  encodeRequest,
  FrameForeignError,
  FramesDamagedError,
  FramesIncompleteError,
  FramesMixedError,
  fromFrames,
  levelOf,
  MessageKindError,
  MessageMalformedError,
  presentationFrames,
  readPresentation,
  readRequest,
  requestFrames,
  toFrames,
} from "../../sdk/src/presentations/index.js";
import { suite } from "../../sdk/src/presentations/seal.js";
import { libraries } from "../support/chains.js";
import { exchange, setScene } from "./scene.js";

const ascii = (text: string) => new TextEncoder().encode(text);
const bytes = (hex: Hex) => new Uint8Array(hexToBytes(hex));

describe("HPKE", () => {
  /** RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, first encryption. */
  const VECTOR = {
    info: "0x4f6465206f6e2061204772656369616e2055726e",
    ikmE: "0x4270e54ffd08d79d5928020af4686d8f6b7d35dbe470265f1f5aa22816ce860e",
    ikmR: "0x668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550",
    pkRm: "0x04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0",
    enc: "0x04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4",
    pt: "0x4265617574792069732074727574682c20747275746820626561757479",
    aad: "0x436f756e742d30",
    ct: "0x5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434",
  } as const;

  it("derives, seals and opens as the RFC's test vector says", async () => {
    const recipient = await suite.kem.deriveKeyPair(bytes(VECTOR.ikmR));
    const serialized = await suite.kem.serializePublicKey(recipient.publicKey);
    expect(bytesToHex(new Uint8Array(serialized))).to.equal(VECTOR.pkRm);
    const ekm = await suite.kem.deriveKeyPair(bytes(VECTOR.ikmE));
    const info = bytes(VECTOR.info);
    const sender = await suite.createSenderContext({ recipientPublicKey: recipient.publicKey, info, ekm });
    expect(bytesToHex(new Uint8Array(sender.enc))).to.equal(VECTOR.enc);
    const sealed = await sender.seal(bytes(VECTOR.pt), bytes(VECTOR.aad));
    expect(bytesToHex(new Uint8Array(sealed))).to.equal(VECTOR.ct);
    const opener = await suite.createRecipientContext({ recipientKey: recipient, enc: bytes(VECTOR.enc), info });
    const opened = await opener.open(bytes(VECTOR.ct), bytes(VECTOR.aad));
    expect(bytesToHex(new Uint8Array(opened))).to.equal(VECTOR.pt);
  });
});

describe("Base45", () => {
  it("writes the RFC's examples", () => {
    const examples = [
      ["AB", "BB8"],
      ["Hello!!", "%69 VD92EX0"],
      ["base-45", "UJCLQE7W581"],
      ["ietf!", "QED8WEX0"],
    ] as const;
    for (const [text, written] of examples) {
      expect(toBase45(ascii(text))).to.equal(written);
      expect(fromBase45(written)).to.deep.equal(ascii(text));
    }
  });

  it("reads back whatever it wrote, and nothing else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (message) => {
        expect(fromBase45(toBase45(message))).to.deep.equal(message);
      }),
    );
    for (const wrong of ["A", ":::", "::", "ab0", "A_0"]) expect(fromBase45(wrong)).to.equal(undefined);
  });
});

describe("Frames", () => {
  const message = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256);

  it("puts the frames of a message together in any order, however often one was scanned", () => {
    fc.assert(
      fc.property(fc.integer({ min: 28, max: 600 }), fc.infiniteStream(fc.nat()), (capacity, draw) => {
        const short = message.slice(0, 400);
        const frames = toFrames("presentation", short, { capacity });
        for (const frame of frames) expect(frame.length).to.be.at.most(capacity);
        const shuffled = [...frames, ...frames]
          .map((frame) => [draw.next().value as number, frame] as const)
          .sort(([one], [other]) => one - other)
          .map(([, frame]) => frame);
        expect(fromFrames(shuffled)).to.deep.equal({ kind: "presentation", message: short });
      }),
      { numRuns: 50 },
    );
  });

  it("tells which are missing", () => {
    const frames = toFrames("presentation", message);
    expect(frames).to.have.length(3);
    expect(() => fromFrames([frames[2] ?? "", frames[0] ?? ""]))
      .to.throw(FramesIncompleteError)
      .with.deep.property("missing", [2]);
  });

  it("refuses mixed, damaged and foreign ones by name", () => {
    const [first = "", second = "", ...rest] = toFrames("presentation", message);
    const others = toFrames("presentation", message.slice(1));
    const requests = toFrames("request", message);
    expect(() => fromFrames([first, others[1] ?? ""])).to.throw(FramesMixedError);
    expect(() => fromFrames([first, requests[1] ?? ""])).to.throw(FramesMixedError);
    const changed = second.replace(/.$/, (letter) => (letter === "0" ? "1" : "0"));
    expect(() => fromFrames([first, second, changed, ...rest])).to.throw(FramesMixedError);
    expect(() => fromFrames([first, changed, ...rest])).to.throw(FramesDamagedError);
    const foreign = ["https://civitas.example", "", "CIVITAS:R:2/1:00000000:", "CIVITAS:X:1/1:00000000:", "civitas:r:"];
    for (const frame of foreign) expect(() => fromFrames([frame])).to.throw(FrameForeignError);
    expect(() => fromFrames([])).to.throw(FrameForeignError);
  });
});

describe("Messages", () => {
  const staged = async () => exchange(await setScene(libraries["viem"]));

  it("reads back what it wrote", async () => {
    const { request, asking, presentation } = await staged();
    expect(request).to.deep.equal(asking.request);
    expect(decodeRequest(encodeRequest(request))).to.deep.equal(request);
    expect(decodePresentation(encodePresentation(presentation))).to.deep.equal(presentation);
  });

  it("fits two fields of a licence of twenty into one code of version 25 at level M, and an object more at L", async () => {
    const scene = await setScene(libraries["viem"]);
    const fields = ["/credentialSubject/legalName", "/credentialSubject/unifiedCode"];
    const two = await exchange(scene, { fields });
    const three = await exchange(scene, {}, "second");
    const drawn = (frames: readonly string[]) => {
      const [text = ""] = frames;
      const errorCorrectionLevel = levelOf(text);
      return [frames.length, errorCorrectionLevel, QRCode.create(text, { errorCorrectionLevel }).version <= 25];
    };
    expect(drawn(presentationFrames(two.presentation))).to.deep.equal([1, "M", true]);
    expect(drawn(presentationFrames(three.presentation))).to.deep.equal([1, "L", true]);
    expect(encodeRequest(two.request).length).to.be.at.most(340);
    expect(encodePresentation(two.presentation).length).to.be.at.most(930);
    expect(encodePresentation(three.presentation).length).to.be.at.most(990);
  });

  it("knows how much a code of version 25 takes", () => {
    for (const [level, capacity] of Object.entries(CAPACITY)) {
      const code = (length: number) =>
        QRCode.create("A".repeat(length), { errorCorrectionLevel: level as keyof typeof CAPACITY }).version;
      expect([code(capacity), code(capacity + 1)]).to.deep.equal([25, 26]);
    }
  });

  it("tells a request from a presentation", async () => {
    const { request, presentation } = await staged();
    expect(() => readRequest(presentationFrames(presentation))).to.throw(MessageKindError);
    expect(() => readPresentation(requestFrames(request))).to.throw(MessageKindError);
  });

  it("reads strict CBOR in its shortest form only", () => {
    const wrong: readonly Uint8Array[] = [
      new Uint8Array(),
      encode({ version: 1 }),
      encode([2, 1, 1, 1, 1, 1]),
      encode([1, new Uint8Array(15), new Uint8Array(32), 1, new Uint8Array(65), new Uint8Array(1)]),
      encode([1, new Uint8Array(16), new Uint8Array(32), -1, new Uint8Array(65), new Uint8Array(1)]),
      encode([1, new Uint8Array(16), new Uint8Array(32), 1.5, new Uint8Array(65), new Uint8Array(1)]),
      encode([1, new Uint8Array(16), "text", 1, new Uint8Array(65), new Uint8Array(1)]),
      // 1 in two bytes where one does; a list without its length; bytes that follow.
      Uint8Array.from([0x81, 0x18, 0x01]),
      Uint8Array.from([0x9f, 0x01, 0xff]),
      Uint8Array.from([0x81, 0x01, 0x00]),
    ];
    for (const message of wrong) expect(() => decodePresentation(message)).to.throw(MessageMalformedError);
    expect(() => decodeRequest(encode(Array.from({ length: 15 }, () => 1)))).to.throw(MessageMalformedError);
  });
});
