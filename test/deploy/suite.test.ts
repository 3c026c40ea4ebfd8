import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { type Abi, toFunctionSelector } from "viem";
import { domains } from "../../ignition/modules/Suite.js";
import { changing, PowersMismatchError, selectorsOf } from "../../ignition/powers.js";
import { ADMIN, CABINET, GUARDIAN, PUBLIC, ROLES } from "../../ignition/roles.js";
import { connection, deployedSuite, parameters } from "./fixture.js";

const { networkHelpers } = connection;
const ROOT = new URL("../../", import.meta.url).pathname;

/** Every deployable contract below contracts/ that has an authority, by domain. */
function governed(): readonly { readonly domain: string; readonly name: string; readonly abi: Abi }[] {
  const folder = join(ROOT, "artifacts", "contracts");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/[^/]+\.sol\/[^/]+\.json$/.test(file))
    .map((file) => ({ domain: file.split("/")[0] ?? "", ...JSON.parse(readFileSync(join(folder, file), "utf8")) }))
    .filter(
      ({ bytecode, abi }) => bytecode !== "0x" && abi.some((item: { name?: string }) => item.name === "authority"),
    )
    .map(({ domain, contractName, abi }) => ({ domain, name: contractName, abi }));
}

describe("Suite", () => {
  const deployed = () => networkHelpers.loadFixture(deployedSuite);

  describe("powers", () => {
    it("names an office, or why there is none, for every function of every registry", () => {
      const found = governed();
      expect(found.map(({ name }) => name)).to.include.members(["LandRegistry", "CredentialRegistry"]);
      for (const { domain, name, abi } of found) {
        const powers = domains.get(domain)?.powers[name];
        expect(powers, `ignition/modules/${domain}.ts has no powers for ${name}`).not.to.equal(undefined);
        if (powers !== undefined) expect(() => selectorsOf(name, abi, powers)).not.to.throw();
      }
    });

    it("refuses a table that forgets a function, names one twice or names an unknown one", () => {
      const abi = ["enter", "strike"].map((name) => ({
        type: "function" as const,
        name,
        inputs: [],
        outputs: [],
        stateMutability: "nonpayable" as const,
      }));
      const table = (...functions: string[]) => ({ granted: [{ role: 1n, functions }], open: [] });
      expect(() => selectorsOf("Ledger", abi, table("enter"))).to.throw(
        PowersMismatchError,
        "no office is named for strike",
      );
      expect(() => selectorsOf("Ledger", abi, table("enter", "strike", "erase"))).to.throw(
        PowersMismatchError,
        "no function erase",
      );
      expect(() => selectorsOf("Ledger", abi, table("enter", "strike", "enter"))).to.throw(
        PowersMismatchError,
        "named twice: enter",
      );
      expect(selectorsOf("Ledger", abi, table("enter", "strike"))[0]?.selectors).to.have.length(2);
    });

    it("stands on the chain as the tables say", async () => {
      const { authority, contracts } = await deployed();
      const registries = new Map(governed().map(({ name, abi }) => [name, abi]));
      for (const { powers } of domains.values()) {
        for (const [name, table] of Object.entries(powers)) {
          const target = (await contracts[name]?.getAddress()) ?? "";
          const abi = registries.get(name) ?? JSON.parse(authority.interface.formatJson());
          for (const { role, selectors } of selectorsOf(name, abi, table)) {
            for (const selector of selectors) {
              expect(await authority.getTargetFunctionRole(target, selector), `${name} ${selector}`).to.equal(role);
            }
          }
        }
      }
    });

    it("leaves no function of a registry to the deployer's old role or to everybody", async () => {
      const { authority, contracts } = await deployed();
      for (const { name, abi, domain } of governed()) {
        const open = domains.get(domain)?.powers[name]?.open ?? [];
        for (const item of changing(abi).filter((each) => !open.includes(each.name))) {
          const selector = toFunctionSelector(item);
          const target = (await contracts[name]?.getAddress()) ?? "";
          expect([ADMIN, PUBLIC], item.name).not.to.include(await authority.getTargetFunctionRole(target, selector));
        }
      }
    });
  });

  describe("offices", () => {
    it("seats the people of the parameters, each with at least the office's delay", async () => {
      const { authority, constituent } = await deployed();
      const seats: readonly (readonly [bigint, string])[] = [
        [ROLES.judiciary, parameters.access.judiciaryHead],
        [ROLES.court, parameters.access.court],
        [ROLES.court, parameters.access.secondCourt],
        [ROLES.landRegistry, parameters.land.head],
        [ROLES.registrar, parameters.land.registrar],
        [ROLES.licensing, parameters.credentials.head],
        [ROLES.issuing, parameters.credentials.issuingOfficer],
        [ROLES.civilRegistry, parameters.identity.head],
        [ROLES.verifying, parameters.identity.verifyingOfficer],
        [ROLES.roll, parameters.identity.rollOfficer],
        [ROLES.tribunal, parameters.desk.tribunalHead],
        [ROLES.appeals, parameters.desk.appealOfficer],
        [CABINET, parameters.suite.cabinet],
        [GUARDIAN, parameters.suite.guardian],
        [ADMIN, constituent.address],
      ];
      for (const [role, account] of seats) {
        const [isMember, delay] = await authority.hasRole(role, account);
        expect(isMember, `${account} in ${role}`).to.equal(true);
        expect(delay).to.be.at.least(await authority.minimumDelay(role));
      }
      expect((await authority.hasRole(ROLES.court, parameters.access.court))[1]).to.equal(86_400n);
      expect((await authority.hasRole(ADMIN, constituent))[1]).to.equal(BigInt(parameters.suite.adminDelay));
    });

    it("seats the desk in the issuing office, so that a grant issues", async () => {
      const { authority, contracts } = await deployed();
      const desk = (await contracts["ServiceDesk"]?.getAddress()) ?? "";
      expect(await authority.hasRole(ROLES.issuing, desk)).to.deep.equal([true, 0n]);
      expect(await authority.getRoleGuardian(ROLES.issuing)).to.equal(GUARDIAN);
    });

    it("gives each office to its agency and each agency to the cabinet", async () => {
      const { authority } = await deployed();
      const { landRegistry, registrar, judiciary, court, licensing, issuing, tribunal, appeals } = ROLES;
      const { civilRegistry, verifying, roll } = ROLES;
      for (const agency of [landRegistry, judiciary, licensing, tribunal, civilRegistry])
        expect(await authority.getRoleAdmin(agency)).to.equal(CABINET);
      expect(await authority.getRoleAdmin(registrar)).to.equal(landRegistry);
      expect(await authority.getRoleAdmin(court)).to.equal(judiciary);
      expect(await authority.getRoleAdmin(issuing)).to.equal(licensing);
      expect(await authority.getRoleAdmin(appeals)).to.equal(tribunal);
      for (const office of [verifying, roll]) expect(await authority.getRoleAdmin(office)).to.equal(civilRegistry);
    });

    it("leaves the deployer no role at all", async () => {
      const { authority, deployer } = await deployed();
      const granted = await authority.queryFilter(authority.filters.RoleGranted());
      const roles = new Set(granted.map((event) => BigInt(event.topics[1] ?? 0)));
      expect(roles).to.include(ADMIN);
      for (const role of roles) expect((await authority.hasRole(role, deployer))[0], `role ${role}`).to.equal(false);
    });
  });
});
