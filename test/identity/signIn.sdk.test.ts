import { expect } from "chai";
import { type Address, type Hex, hashMessage, serializeErc6492Signature } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import type { Chain } from "../../sdk/src/core/index.js";
import {
  memoryNonces,
  type SignInAttempt,
  SignInFieldError,
  type SignInRequest,
  signInMessage,
  verifySignIn,
} from "../../sdk/src/identity/index.js";
import { caught } from "../support/caught.js";
import { connection, libraries } from "../support/chains.js";

const { ethers } = connection;
const NOW = 1_790_000_000n;
const DOMAIN = "licences.example.org";
const citizen = privateKeyToAccount(generatePrivateKey());
const stranger = privateKeyToAccount(generatePrivateKey());

const requestOf = (chain: Chain, nonce: string, changes: Partial<SignInRequest> = {}): SignInRequest => ({
  account: citizen.address,
  chainId: chain.id,
  domain: DOMAIN,
  uri: `https://${DOMAIN}/login`,
  nonce,
  issuedAt: NOW,
  expirationTime: NOW + 300n,
  ...changes,
});

/** A sign-in of the citizen as it should be, but for what is changed. */
async function attempted(chain: Chain, changes: Partial<SignInRequest> = {}, more: Partial<SignInAttempt> = {}) {
  const nonces = memoryNonces();
  const nonce = await nonces.issue(NOW + 300n);
  const message = more.message ?? signInMessage(requestOf(chain, nonce, changes));
  const signature = more.signature ?? (await citizen.signMessage({ message }));
  return { message, signature, domain: DOMAIN, nonce, nonces, now: NOW, ...more } satisfies SignInAttempt;
}

for (const [library, open] of Object.entries(libraries)) {
  describe(`sign-in through ${library}`, () => {
    let chain: Chain;
    before(async () => {
      chain = await open("reader");
    });

    const outcome = async (changes: Partial<SignInRequest> = {}, more: Partial<SignInAttempt> = {}) =>
      verifySignIn(chain, await attempted(chain, changes, more));
    const fault = async (changes: Partial<SignInRequest> = {}, more: Partial<SignInAttempt> = {}) => {
      const signIn = await outcome(changes, more);
      return signIn.state === "refused" ? signIn.fault : signIn.state;
    };

    it("signs the account in, with and without a statement, and until its last second", async () => {
      const signedIn = { state: "signed in", account: citizen.address, until: NOW + 300n };
      expect(await outcome()).to.deep.equal(signedIn);
      expect(await outcome({ statement: "Sign in to the licensing office." })).to.deep.equal(signedIn);
      expect(await outcome({}, { now: NOW + 299n })).to.deep.equal(signedIn);
      expect(await outcome({ domain: "localhost:4361" }, { domain: "localhost:4361" })).to.deep.equal(signedIn);
    });

    it("takes moments as other libraries write them", async () => {
      const { message, nonce, nonces } = await attempted(chain);
      const other = message.replaceAll(".000Z", "Z");
      expect(other).not.to.equal(message);
      const signature = await citizen.signMessage({ message: other });
      const handed = { message: other, signature, domain: DOMAIN, nonce, nonces, now: NOW };
      expect((await verifySignIn(chain, handed)).state).to.equal("signed in");
    });

    it("refuses another domain, chain or nonce", async () => {
      expect(await fault({ domain: "thief.example.org" })).to.equal("wrong domain");
      expect(await fault({}, { domain: `www.${DOMAIN}` })).to.equal("wrong domain");
      expect(await fault({ chainId: chain.id + 1 })).to.equal("wrong chain");
      expect(await fault({ nonce: "anotherNonce1" })).to.equal("wrong nonce");
      expect(await fault({ nonce: "neverGivenOut1" }, { nonce: "neverGivenOut1" })).to.equal("nonce used");
    });

    it("refuses a nonce the second time, also of two at once, and takes none for a sign-in that fails", async () => {
      const attempt = await attempted(chain);
      const bad = { ...attempt, signature: await stranger.signMessage({ message: attempt.message }) };
      expect(await verifySignIn(chain, bad)).to.deep.equal({ state: "refused", fault: "bad signature" });
      const both = await Promise.all([verifySignIn(chain, attempt), verifySignIn(chain, attempt)]);
      expect(both.map(({ state }) => state).sort()).to.deep.equal(["refused", "signed in"]);
      expect(await verifySignIn(chain, attempt)).to.deep.equal({ state: "refused", fault: "nonce used" });
    });

    it("refuses a nonce that the service has forgotten", async () => {
      const nonces = memoryNonces();
      const nonce = await nonces.issue(NOW - 1n);
      expect(await fault({ nonce }, { nonce, nonces })).to.equal("nonce used");
    });

    it("refuses what is over or has not begun, and lets a wallet's clock be a minute before", async () => {
      expect(await fault({}, { now: NOW + 300n })).to.equal("expired");
      expect(await fault({ issuedAt: NOW + 61n })).to.equal("not yet valid");
      expect(await fault({ issuedAt: NOW + 60n })).to.equal("signed in");
      expect(await fault({ notBefore: NOW + 1n })).to.equal("not yet valid");
      expect(await fault({ notBefore: NOW })).to.equal("signed in");
    });

    it("refuses what is no message: without an end, with something more, or with a field that is none", async () => {
      const { message } = await attempted(chain);
      for (const wrong of [
        "",
        "hello",
        message.replace(/\nExpiration Time: .*/, ""),
        `${message}\nPay: all`,
        `Careful:\n${message}`,
        message.replace("Version: 1", "Version: 2"),
        message.replace(citizen.address, citizen.address.toLowerCase()),
        message.replace(/Issued At: .*/, "Issued At: yesterday"),
        message.replace("\nURI:", "\nURI: https://a.example\nURI:"),
      ]) {
        expect(await fault({}, { message: wrong }), wrong).to.equal("malformed message");
      }
    });

    it("refuses another's signature, one of another message, and bytes that are none", async () => {
      const { message } = await attempted(chain);
      for (const signature of [
        await stranger.signMessage({ message }),
        await citizen.signMessage({ message: `${message} ` }),
        "0x",
        "0x1234",
        `0x${"ff".repeat(65)}`,
      ] as const) {
        expect(await fault({}, { signature }), signature).to.equal("bad signature");
      }
    });

    it("asks a contract account's code (ERC-1271), and refuses what it refuses", async () => {
      const wallet = await ethers.deployContract("ContractWallet", [citizen.address]);
      const account = (await wallet.getAddress()) as Address;
      expect(await outcome({ account })).to.deep.include({ state: "signed in", account });
      const { message, nonce, nonces } = await attempted(chain, { account });
      const signature = await stranger.signMessage({ message });
      const handed = { message, signature, domain: DOMAIN, nonce, nonces, now: NOW };
      expect(await verifySignIn(chain, handed)).to.deep.equal({ state: "refused", fault: "bad signature" });
    });

    it("asks the code that a contract account will have (ERC-6492), and leaves the account unopened", async () => {
      const factory = await ethers.deployContract("WalletFactory");
      const account = (await factory.addressOf(citizen.address)) as Address;
      const { message, nonce, nonces } = await attempted(chain, { account });
      const wrap = (signature: Hex): Hex =>
        serializeErc6492Signature({
          address: factory.target as Address,
          data: factory.interface.encodeFunctionData("open", [citizen.address]) as Hex,
          signature,
        });
      const handed = { message, domain: DOMAIN, nonce, nonces, now: NOW };
      const bad = wrap(await stranger.sign({ hash: hashMessage(message) }));
      expect((await verifySignIn(chain, { ...handed, signature: bad })).state).to.equal("refused");
      const good = wrap(await citizen.signMessage({ message }));
      expect(await verifySignIn(chain, { ...handed, signature: good })).to.deep.include({
        state: "signed in",
        account,
      });
      expect(await chain.code(account)).to.equal("0x");
    });
  });
}

describe("a sign-in's message", () => {
  it("is refused by name where a field is none", async () => {
    const chain = await libraries.viem("reader");
    for (const changes of [
      { nonce: "short" },
      { domain: "no host" },
      { uri: "nowhere at all" },
      { statement: "a\nb" },
    ]) {
      const error = await caught((async () => signInMessage(requestOf(chain, "goodNonce1", changes)))());
      expect(error, JSON.stringify(changes)).to.be.instanceOf(SignInFieldError);
    }
  });
});
