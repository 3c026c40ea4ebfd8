import { readFileSync } from "node:fs";
import { expect } from "chai";
import { type Hex, zeroAddress } from "viem";
import { calls, type Disclosure, disclose, makeDocument, saltsFrom } from "../../sdk/src/documents/index.js";
import { BASIS, idOf, REASON, Standing, VISITOR, YEAR } from "../credentials/fixture.js";
import { connection } from "../support/chains.js";
import { SHOWN, verifiable } from "./fixture.js";
import { LICENCE, SECRET } from "./samples.js";

const { ethers, networkHelpers } = connection;
const OTHER: Hex = `0x${"0b".repeat(32)}`;

/** A disclosure as the contract's ABI takes it. */
const words = (disclosure: Disclosure): never =>
  calls.commitmentOf({ verifier: zeroAddress }, disclosure).args[0] as never;

describe("DocumentVerifier", () => {
  async function fixture() {
    const state = await networkHelpers.loadFixture(verifiable);
    const registry = await state.registry.getAddress();
    const proven = { ...state.entry, proof: [...state.entry.proof], commitment: state.commitment };
    return { ...state, registryAddress: registry, proven, shown: words(state.disclosure) };
  }
  const changed = (disclosure: Disclosure, change: object): never => {
    const [first, ...others] = disclosure.fields;
    return words({ ...disclosure, fields: [{ ...first, ...change } as never, ...others] });
  };

  it("6: keeps nothing, and every function of it only reads", () => {
    const file = new URL(
      "../../artifacts/contracts/documents/DocumentVerifier.sol/DocumentVerifier.json",
      import.meta.url,
    );
    const { abi } = JSON.parse(readFileSync(file, "utf8")) as { abi: { type: string; stateMutability?: string }[] };
    const functions = abi.filter(({ type }) => ["function", "receive", "fallback", "constructor"].includes(type));
    expect(functions.length).to.be.greaterThan(5);
    expect(functions.filter(({ stateMutability }) => !["view", "pure"].includes(stateMutability ?? ""))).to.deep.equal(
      [],
    );
    const layout = readFileSync(new URL("../../docs/api/documents/DocumentVerifier.json", import.meta.url), "utf8");
    expect(JSON.parse(layout).storage ?? []).to.deep.equal([]);
  });

  describe("statusOf", () => {
    it("tells how the credential of some fields stands now", async () => {
      const { verifier, registryAddress, id, shown, validFrom, validUntil } = await fixture();
      expect(await verifier.statusOf(registryAddress, id, shown)).to.deep.equal([
        Standing.Valid,
        validFrom,
        validUntil,
        ethers.ZeroHash,
      ]);
      await networkHelpers.time.increaseTo(validUntil);
      expect(await verifier.statusOf(registryAddress, id, shown)).to.deep.equal([
        Standing.Expired,
        validUntil,
        0n,
        ethers.ZeroHash,
      ]);
    });

    it("tells of a suspension and a revocation, and never of the validity before", async () => {
      const { verifier, registry, registryAddress, id, shown } = await fixture();
      await registry.suspend(id, REASON);
      expect((await verifier.statusOf(registryAddress, id, shown)).standing).to.equal(Standing.Suspended);
      await registry.revoke(id, REASON);
      expect((await verifier.statusOf(registryAddress, id, shown)).standing).to.equal(Standing.Revoked);
    });

    it("tells of a compromised agency's document what the registry tells", async () => {
      const { verifier, authority, registryAddress, id, shown, start } = await fixture();
      await authority.suspendAgency(3n << 16n, start, BASIS);
      expect((await verifier.statusOf(registryAddress, id, shown)).standing).to.equal(Standing.IssuerCompromised);
    });

    it("takes the subject from the commitment where the record names none", async () => {
      const { verifier, registry, registryAddress, commitment, shown, validFrom, validUntil } = await fixture();
      const id = idOf("A-2");
      await registry.issue({ id, holder: zeroAddress, validFrom, validUntil, commitment }, BASIS);
      expect((await verifier.statusOf(registryAddress, id, shown)).standing).to.equal(Standing.Valid);
    });

    it("reverts for a credential that nobody issued", async () => {
      const { verifier, registry, registryAddress, shown } = await fixture();
      await expect(verifier.statusOf(registryAddress, idOf("?"), shown))
        .to.be.revertedWithCustomError(registry, "CredentialUnknown")
        .withArgs(idOf("?"));
    });

    it("reverts for another schema than the type's", async () => {
      const { verifier, registryAddress, id, disclosure } = await fixture();
      await expect(verifier.statusOf(registryAddress, id, words({ ...disclosure, schema: OTHER })))
        .to.be.revertedWithCustomError(verifier, "SchemaMismatch")
        .withArgs(OTHER, disclosure.schema);
    });

    it("reverts for another subject than the record's", async () => {
      const { verifier, registryAddress, id, disclosure, stranger, holder } = await fixture();
      const foreign = words({ ...disclosure, holder: stranger.address as Hex });
      await expect(verifier.statusOf(registryAddress, id, foreign))
        .to.be.revertedWithCustomError(verifier, "SubjectMismatch")
        .withArgs(stranger.address, holder);
    });

    it("reverts for a document that a renewal replaced", async () => {
      const { verifier, registry, registryAddress, id, shown, validFrom, validUntil, commitment } = await fixture();
      await registry.renew(id, 1, validFrom, validUntil + YEAR, OTHER, BASIS);
      await expect(verifier.statusOf(registryAddress, id, shown))
        .to.be.revertedWithCustomError(verifier, "CommitmentMismatch")
        .withArgs(commitment, OTHER);
    });

    for (const [what, change] of [
      ["another value", { value: "Eve" }],
      ["another salt", { salt: OTHER }],
      ["another place", { pointer: "/credentialSubject/grantedTo" }],
    ] as const) {
      it(`reverts for ${what} than the document's`, async () => {
        const { verifier, registryAddress, id, disclosure } = await fixture();
        await expect(verifier.statusOf(registryAddress, id, changed(disclosure, change))).to.be.revertedWithCustomError(
          verifier,
          "CommitmentMismatch",
        );
      });
    }

    it("reverts for two fields with their values swapped", async () => {
      const { verifier, registryAddress, id, disclosure } = await fixture();
      const [a, b, ...others] = disclosure.fields;
      if (a === undefined || b === undefined) throw new TypeError("too few fields");
      const swapped = words({ ...disclosure, fields: [{ ...a, value: b.value }, { ...b, value: a.value }, ...others] });
      await expect(verifier.statusOf(registryAddress, id, swapped)).to.be.revertedWithCustomError(
        verifier,
        "CommitmentMismatch",
      );
    });
  });

  describe("entryStatusOf", () => {
    it("tells how the entry of some fields stands now", async () => {
      const { verifier, registry, registryAddress, proven, shown, batch } = await fixture();
      expect((await verifier.entryStatusOf(registryAddress, proven, shown)).standing).to.equal(Standing.Valid);
      const batchId = ethers.keccak256(
        ethers.AbiCoder.defaultAbiCoder().encode(["bytes4", "bytes32"], [batch.typeId, batch.root]),
      );
      await registry.revokeEntry(batchId, 1, REASON);
      expect((await verifier.entryStatusOf(registryAddress, proven, shown)).standing).to.equal(Standing.Revoked);
    });

    it("reverts for another place, another proof and a batch that nobody issued", async () => {
      const { verifier, registryAddress, proven, shown } = await fixture();
      for (const change of [{ index: 0 }, { proof: [OTHER] }, { root: OTHER }]) {
        await expect(verifier.entryStatusOf(registryAddress, { ...proven, ...change }, shown))
          .to.be.revertedWithCustomError(verifier, "EntryUnproven")
          .withArgs("root" in change ? OTHER : proven.root, "index" in change ? 0 : 1);
      }
    });

    it("reverts for another entry's commitment, another type and another schema", async () => {
      const { verifier, registryAddress, registry, proven, batch, disclosure, shown } = await fixture();
      const neighbour = { ...proven, ...batch.entry(0), proof: [...batch.entry(0).proof] };
      await expect(verifier.entryStatusOf(registryAddress, neighbour, shown)).to.be.revertedWithCustomError(
        verifier,
        "CommitmentMismatch",
      );
      await expect(
        verifier.entryStatusOf(registryAddress, { ...proven, typeId: VISITOR }, shown),
      ).to.be.revertedWithCustomError(verifier, "EntryUnproven");
      await expect(
        verifier.entryStatusOf(registryAddress, { ...proven, typeId: "0x41414141" }, shown),
      ).to.be.revertedWithCustomError(registry, "TypeUnknown");
      await expect(
        verifier.entryStatusOf(registryAddress, proven, words({ ...disclosure, schema: OTHER })),
      ).to.be.revertedWithCustomError(verifier, "SchemaMismatch");
    });
  });

  describe("requireValid and requireValidEntry", () => {
    it("pass for a valid credential's fields", async () => {
      const { verifier, registryAddress, id, proven, shown } = await fixture();
      await verifier.requireValid(registryAddress, id, shown);
      await verifier.requireValidEntry(registryAddress, proven, shown);
    });

    it("revert for one that is genuine and not valid, and say how it stands", async () => {
      const { verifier, registry, registryAddress, id, proven, shown, validUntil } = await fixture();
      await registry.revoke(id, REASON);
      await expect(verifier.requireValid(registryAddress, id, shown))
        .to.be.revertedWithCustomError(verifier, "CredentialNotValid")
        .withArgs(Standing.Revoked);
      await networkHelpers.time.increaseTo(validUntil);
      await expect(verifier.requireValidEntry(registryAddress, proven, shown))
        .to.be.revertedWithCustomError(verifier, "CredentialNotValid")
        .withArgs(Standing.Expired);
    });

    it("revert for a forgery as well", async () => {
      const { verifier, registryAddress, id, proven, disclosure } = await fixture();
      const forged = changed(disclosure, { value: "Eve" });
      for (const attempt of [
        () => verifier.requireValid(registryAddress, id, forged),
        () => verifier.requireValidEntry(registryAddress, proven, forged),
      ]) {
        await expect(attempt()).to.be.revertedWithCustomError(verifier, "CommitmentMismatch");
      }
    });
  });

  describe("commitmentOf and requireCommitted", () => {
    it("lead to the commitment that the SDK makes, for one field and for all", async () => {
      const { verifier, commitment, document } = await fixture();
      for (const pointers of [["/type"], SHOWN, [""]]) {
        const shown = words(disclose(document, pointers));
        expect(await verifier.commitmentOf(shown)).to.equal(commitment);
        await verifier.requireCommitted(commitment, shown);
      }
    });

    it("work for a document of a single field", async () => {
      const { verifier } = await fixture();
      const options = { schema: OTHER, salts: saltsFrom(SECRET) };
      const document = makeDocument({ type: LICENCE["type"] ?? null }, options);
      const shown = disclose(document, ["/type"]);
      expect(shown.proof).to.deep.equal([]);
      expect(await verifier.commitmentOf(words(shown))).to.match(/^0x/);
    });

    it("revert for no field, a missing salt, a place named twice, and parts that do not fit", async () => {
      const { verifier, commitment, disclosure, shown } = await fixture();
      const [first] = disclosure.fields;
      const zeros: Hex = `0x${"00".repeat(32)}`;
      const refused = (value: never, error: string) =>
        expect(verifier.commitmentOf(value)).to.be.revertedWithCustomError(verifier, error);
      await refused(words({ ...disclosure, fields: [], proof: [commitment], flags: [] }), "FieldsMissing");
      await refused(changed(disclosure, { salt: zeros }), "FieldSaltMissing").withArgs(first?.pointer);
      await refused(words({ ...disclosure, salt: zeros }), "CommitmentSaltMissing");
      const twice = {
        ...disclosure,
        fields: [...disclosure.fields, first as never],
        flags: [...disclosure.flags, true],
      };
      await refused(words(twice), "FieldRepeated").withArgs(first?.pointer);
      await refused(words({ ...disclosure, proof: [...disclosure.proof, OTHER] }), "ProofPartsMismatch");
      await refused(words({ ...disclosure, flags: disclosure.flags.slice(1) }), "ProofPartsMismatch");
      await expect(verifier.requireCommitted(OTHER, shown))
        .to.be.revertedWithCustomError(verifier, "CommitmentMismatch")
        .withArgs(commitment, OTHER);
    });
  });

  describe("shownValue", () => {
    it("gives a field's value as canonical JSON", async () => {
      const { verifier, shown } = await fixture();
      expect(await verifier.shownValue(shown, "/credentialSubject/name")).to.equal('"Ada Lovelace"');
      expect(await verifier.shownValue(shown, "/credentialSubject/categories")).to.equal('{"length":2}');
      expect(await verifier.shownValue(shown, "/credentialSubject/categories/1/trailer")).to.equal("false");
    });

    it("reverts for a field that is not shown", async () => {
      const { verifier, shown } = await fixture();
      await expect(verifier.shownValue(shown, "/credentialSubject/born"))
        .to.be.revertedWithCustomError(verifier, "FieldNotShown")
        .withArgs("/credentialSubject/born");
    });
  });
});
