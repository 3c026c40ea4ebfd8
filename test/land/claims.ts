import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { type ContractTransactionResponse, id, TypedDataEncoder, type TypedDataField, ZeroAddress } from "ethers";
import { deployFirstRegistration } from "../support/deploy.js";
import { AREA, ethers, networkHelpers, openRegistry, owned, PARCEL, REFERENCE, SOURCE, TITLE } from "./fixture.js";
import type { Instrument } from "./instruments.js";

/** How a claim stands, by the contract's numbers. */
export enum State {
  Published = 1,
  Registered,
  Refused,
  Withdrawn,
}

/** How an objection stands, by the contract's numbers. */
export enum Answer {
  Open = 1,
  Upheld,
  Dismissed,
  Withdrawn,
}

export const PERIOD = 86_400;

/** What is signed, written out here so that the tests do not believe the SDK. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  Claim: ["string title", "Ownership ownership", "uint40 area", "bytes32 parcel", "bytes32 source", "uint48 deadline"],
  Objection: ["string title", "bytes32 claim", "address objector", "bytes32 basis", "uint48 deadline"],
  ObjectionWithdrawal: ["string title", "bytes32 claim", "address objector", "uint48 deadline"],
  ClaimWithdrawal: ["string title", "bytes32 claim", "address claimant", "uint48 deadline"],
};

const PARTS: Readonly<Record<string, readonly string[]>> = {
  Ownership: ["uint8 form", "uint64 denominator", "Portion[] portions"],
  Portion: ["address owner", "uint64 numerator"],
};

const fieldsOf = (list: readonly string[] = []): TypedDataField[] =>
  list.map((field) => {
    const [kind = "", name = ""] = field.split(" ");
    return { name, type: kind };
  });

const typesOf = (type: keyof typeof TYPES): Record<string, TypedDataField[]> => ({
  [type]: fieldsOf(TYPES[type]),
  ...(type === "Claim" ? { Ownership: fieldsOf(PARTS["Ownership"]), Portion: fieldsOf(PARTS["Portion"]) } : {}),
});

/** First registration before an empty land registry; the seller is the claimant, the neighbour the objector. */
export const emptyOffice = () => officeOf(ZeroAddress);

async function officeOf(identities: string) {
  const land = await openRegistry(identities);
  const first = await deployFirstRegistration(ethers, land, { identities });
  const domain = {
    name: "Civitas FirstRegistration",
    version: "1",
    chainId: land.chainId,
    verifyingContract: await first.getAddress(),
  };
  const deadline = (await networkHelpers.time.latest()) + 30 * PERIOD;

  /** Calls a function of first registration as somebody. */
  const at = (
    who: HardhatEthersSigner,
    name: string,
    ...args: readonly unknown[]
  ): Promise<ContractTransactionResponse> => first.connect(who).getFunction(name)(...args);
  const ask = (name: string, ...args: readonly unknown[]) => first.getFunction(name)(...args);

  const claim = (over: Instrument = {}) => ({
    titleId: TITLE,
    ownership: owned("sole", land.seller.address),
    area: AREA,
    parcel: PARCEL,
    source: SOURCE,
    deadline,
    ...over,
  });
  type Claim = ReturnType<typeof claim>;
  /** A claim as the contract takes it. */
  const given = ({ deadline: until, ...registration }: Claim) => ({ registration, deadline: until });
  const message = ({ titleId: _, ...said }: Claim) => ({ title: REFERENCE, ...said });
  const idOf = (paper: Claim) => TypedDataEncoder.hash(domain, typesOf("Claim"), message(paper));
  const sign = (
    signer: HardhatEthersSigner,
    type: keyof typeof TYPES,
    said: Instrument,
    over: Readonly<Record<string, unknown>> = {},
  ) => signer.signTypedData({ ...domain, ...over }, typesOf(type), { title: REFERENCE, ...said });
  const paper = (over: Instrument = {}) => ({ titleId: TITLE, claimId: idOf(claim()), deadline, ...over });
  const signedPaper = async (signer: HardhatEthersSigner, type: keyof typeof TYPES, said: Instrument) => {
    const { titleId: _, claimId, ...rest } = said;
    return sign(signer, type, { claim: claimId, ...rest });
  };

  const acts = {
    publish: async (over: Instrument = {}, ...signers: readonly HardhatEthersSigner[]) => {
      const filed = claim(over);
      const by = signers.length === 0 ? [land.seller] : signers;
      const signatures = await Promise.all(by.map((signer) => sign(signer, "Claim", message(filed))));
      return at(land.registrar, "publish", given(filed), signatures);
    },
    object: async (over: Instrument = {}, signer = land.neighbour, by = land.stranger) => {
      const said = paper({ objector: signer.address, basis: id("my grandfather's field"), ...over });
      return at(by, "lodgeObjection", said, await signedPaper(signer, "Objection", said));
    },
    withdrawObjection: async (over: Instrument = {}, signer = land.neighbour) => {
      const said = paper({ objector: signer.address, ...over });
      return at(land.stranger, "withdrawObjection", said, await signedPaper(signer, "ObjectionWithdrawal", said));
    },
    decide: (upheld: boolean, objector = land.neighbour, claimId = idOf(claim())) =>
      at(land.court, "decide", TITLE, claimId, objector.address, upheld, id("judgment")),
    complete: (over: Instrument = {}) => at(land.registrar, "complete", given(claim(over))),
    refuse: (over: { reasons?: string; titleId?: string } = {}) =>
      at(land.registrar, "refuse", over.titleId ?? TITLE, idOf(claim()), over.reasons ?? id("no plan")),
    withdraw: async (over: Instrument = {}, signer = land.seller) => {
      const said = paper({ claimant: signer.address, ...over });
      return at(land.stranger, "withdraw", given(claim()), said, await signedPaper(signer, "ClaimWithdrawal", said));
    },
  };
  return { ...land, first, domain, deadline, at, ask, claim, given, message, idOf, sign, paper, signedPaper, acts };
}

/** First registration with one claim published. */
export async function publishedClaim() {
  return published(await emptyOffice());
}

/** The same with identities whose successions a test enters, and an account that nobody has used. */
export async function claimOfPerson() {
  const identities = await ethers.deployContract("PlainIdentities");
  const office = await published(await officeOf(await identities.getAddress()));
  const later = (await ethers.getSigners()).at(-1);
  if (later === undefined) throw new RangeError("The network has no accounts.");
  const succeed = (from: HardhatEthersSigner) => identities.getFunction("succeed")(from.address, later.address);
  return { ...office, later, succeed };
}

async function published(office: Awaited<ReturnType<typeof officeOf>>) {
  await office.acts.publish();
  const claimId = office.idOf(office.claim());
  const { closesAt } = await office.ask("claimStanding", claimId);
  return { ...office, claimId, closesAt: Number(closesAt) };
}
