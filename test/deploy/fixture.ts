import { readFileSync } from "node:fs";
import { network } from "hardhat";
import Suite from "../../ignition/modules/Suite.js";
import {
  Authority__factory,
  CredentialRegistry__factory,
  LandRegistry__factory,
} from "../../sdk/src/contracts/index.js";
import { actors } from "../support/actors.js";

export const connection = await network.create();

/** Parameters of a local deployment. */
export const parameters = JSON.parse(
  readFileSync(new URL("../../ignition/parameters/local.json", import.meta.url), "utf8"),
);

/** The whole suite as `npm start` deploys it, but with a court that waits a day and a constituent of its own. */
export const deployedSuite = () => deploySuite(86_400);

/** The same with a court whose officers the Authority holds up by no delay: the land registry's own is all there is. */
export const suiteWithPromptCourt = () => deploySuite(parameters.access.courtDelay);

async function deploySuite(courtDelay: number) {
  const people = actors(
    await connection.ethers.getSigners(),
    "deployer",
    "cabinet",
    "guardian",
    "landHead",
    "registrar",
    "court",
    "licensingHead",
    "issuingOfficer",
    "bank",
    "citizen",
    "thief",
    "constituent",
    "dov",
    "tribunalHead",
    "appealOfficer",
    "treasury",
    "secondCourt",
    "civilHead",
    "verifyingOfficer",
    "rollOfficer",
  );
  const contracts = await connection.ignition.deploy(Suite, {
    parameters: {
      ...parameters,
      access: { ...parameters.access, courtDelay },
      suite: { ...parameters.suite, constituent: people.constituent.address },
    },
  });
  const at = async (name: string) => {
    const contract = contracts[name];
    if (contract === undefined) throw new RangeError(`The suite lacks ${name}.`);
    return contract.getAddress();
  };
  return {
    ...people,
    contracts,
    authority: Authority__factory.connect(await at("Authority"), people.deployer),
    land: LandRegistry__factory.connect(await at("LandRegistry"), people.deployer),
    credentials: CredentialRegistry__factory.connect(await at("CredentialRegistry"), people.deployer),
  };
}
