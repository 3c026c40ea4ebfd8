import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { Contract } from "ethers";
import { network } from "hardhat";
import type { Address } from "viem";
import { officeRole } from "../../sdk/src/access/index.js";
import { typeId } from "../../sdk/src/credentials/ids.js";
import { empower, openOffices } from "../support/authority.js";
import { deployCredentials, deployDesk, deployFirstRegistration, deployLand, REGISTRAR } from "../support/deploy.js";
import { deployToken } from "../support/token.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What a run of the command line left behind. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Numbers of the officers' accounts, as every local chain of the suite has them. */
export const OFFICERS = { registrar: "4", court: "5", issuing: "7", appeals: "14", verifying: "18" } as const;

/** Seconds for which an account may object to its succession. */
export const OBJECTION_PERIOD = 60;

/** A node with both registries, and a folder in which the command line keeps its things. */
export async function openStage() {
  const server = await network.createServer("default", "127.0.0.1", 0);
  const { port } = await server.listen();
  const url = `http://127.0.0.1:${port}`;
  const { ethers, provider } = await network.create({ network: "localhost", override: { url } });
  const people = await ethers.getSigners();
  const [constituent, registrar, court, issuing, secondCourt] = [0, 4, 5, 7, 13].map(
    (index) => people[index] as HardhatEthersSigner,
  ) as [HardhatEthersSigner, HardhatEthersSigner, HardhatEthersSigner, HardhatEthersSigner, HardhatEthersSigner];

  const persons = await ethers.deployContract("PlainIdentities");
  const followed = { identities: await persons.getAddress() };
  const state = await deployLand(ethers, { constituent, registrar, court, secondCourt }, followed);
  const { authority, registry: land } = state;
  const first = await deployFirstRegistration(ethers, state);
  const office = officeRole(3, 1);
  await openOffices(authority, constituent, [{ role: office, label: "Issuing officer", members: [issuing] }]);
  const licences = await deployCredentials(ethers, authority, followed);
  const kind = { office, maximumTerm: 0n, acceptanceNeeded: false, shown: false, schema: ethers.id("schema") };
  const register = (licences.connect(constituent) as unknown as Contract).getFunction("registerType");
  await register(typeId("LBUS"), { ...kind, holderNeeded: false, name: "Business licence" });
  await register(typeId("VISA"), { ...kind, holderNeeded: true, maximumTerm: 400n * 86_400n, name: "Visa" });

  const verifying = officeRole(4, 1);
  const verifyingOfficer = people[18] === undefined ? [] : [people[18]];
  await openOffices(authority, constituent, [
    { role: verifying, label: "Verifying officer", members: verifyingOfficer },
  ]);
  const identities = await ethers.deployContract("IdentityRegistry", [
    await authority.getAddress(),
    OBJECTION_PERIOD,
    ethers.ZeroAddress,
  ]);
  await identities.admitOffice(verifying);
  const mandates = await ethers.deployContract("MandateRegistry", [
    await authority.getAddress(),
    await identities.getAddress(),
    ethers.ZeroAddress,
  ]);
  const desk = await deployDesk(ethers, constituent, { authority, identities, mandates, registry: licences });
  await authority.grantRole(office, await desk.getAddress(), 0);
  const appealOffice = officeRole(6, 1);
  const [, , , , , , , , , , , , , , appealOfficer] = people;
  await openOffices(authority, constituent, [
    { role: appealOffice, label: "Appeals", members: appealOfficer === undefined ? [] : [appealOfficer] },
  ]);
  const conveyance = await ethers.deployContract("Conveyance", [
    await authority.getAddress(),
    followed.identities,
    ethers.ZeroAddress,
    await land.getAddress(),
    people[13]?.address ?? "",
  ]);
  await authority.grantRole(REGISTRAR, await conveyance.getAddress(), 0);
  await empower(authority, conveyance, REGISTRAR, ["settle", "settleShared"]);
  const token = await deployToken(ethers);

  const folder = mkdtempSync(join(tmpdir(), "civitas-"));
  const record = async (domain: string, name: string, contract: { readonly getAddress: () => Promise<string> }) => {
    const entry = { address: await contract.getAddress(), block: 1, transaction: ethers.ZeroHash };
    mkdirSync(join(folder, "deployments", "31337"), { recursive: true });
    writeFileSync(join(folder, "deployments", "31337", `${domain}.json`), JSON.stringify({ [name]: entry }));
  };
  await record("access", "Authority", authority);
  await record("land", "LandRegistry", land);
  await record("claims", "FirstRegistration", first);
  await record("credentials", "CredentialRegistry", licences);
  await record("desk", "ServiceDesk", desk);
  await record("conveyance", "Conveyance", conveyance);
  await record("identity", "IdentityRegistry", identities);
  await record("mandates", "MandateRegistry", mandates);

  const environment = { ...process.env, CIVITAS_LOCAL_URL: url, CIVITAS_HOME: join(folder, "home"), INIT_CWD: folder };
  const ask = (method: string, ...params: readonly unknown[]) => provider.request({ method, params: [...params] });
  return {
    url,
    folder,
    land: land as unknown as Contract,
    licences: licences as unknown as Contract,
    desk,
    token,
    people,
    addresses: {
      land: (await land.getAddress()) as Address,
      conveyance: (await conveyance.getAddress()) as Address,
      token: (await token.getAddress()) as Address,
    },
    identities,
    /** Lets one of the people's accounts take over from another's, in all registries of the stage. */
    succeed: (from: number, to: number) =>
      persons.getFunction("succeed")(people[from]?.address ?? "", people[to]?.address ?? "") as Promise<unknown>,
    /** Deploys a contract of the build, as the first of the people. */
    deploy: (name: string, ...args: readonly unknown[]) => ethers.deployContract(name, [...args]),
    /** Makes play money for an account. */
    mint: (account: Address, amount: bigint) => token.getFunction("mint")(account, amount) as Promise<unknown>,
    ask,
    /** Writes a file into the folder and gives its name. */
    file: (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return name;
    },
    /** Runs the command line to its end, or kills it as soon as its progress says that a part is done. */
    civitas: (args: readonly string[], options: Run = {}) =>
      civitas([...args, "--deployments", join(folder, "deployments")], { ...environment, ...options.env }, options),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

interface Run {
  readonly env?: NodeJS.ProcessEnv;
  /** Kills the run, without warning, once this many steps of its progress were told. */
  readonly killAfter?: number;
  /** Kills the run, without warning, once what it told on standard error says so. */
  readonly killWhen?: (told: string) => boolean;
  /** Called once with a way to kill the run. */
  readonly onStart?: (kill: () => void) => void;
}

function civitas(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { killAfter, killWhen, onStart }: Run,
): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/civitas.ts", ...args], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  onStart?.(kill);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
    if (killAfter !== undefined && (stderr.match(/"done":/g)?.length ?? 0) >= killAfter) kill();
    if (killWhen?.(stderr)) kill();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
