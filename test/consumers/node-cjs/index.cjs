// An older application that still requires its modules, without ethers installed.
const assert = require("node:assert/strict");
const { referenceOf, titleId, calls } = require("@civitas/sdk/land");
const { typeId, credentialId } = require("@civitas/sdk/credentials");
const { viemChain } = require("@civitas/sdk/viem");
const { catalogue, checkFields, kindOf } = require("@civitas/sdk/catalogue");
const { CivitasError } = require("@civitas/sdk/core");

assert.equal(referenceOf(titleId("CT-1-1")), "CT-1-1");
assert.equal(credentialId(typeId("LBUS"), "1").length, 66);
assert.ok(catalogue.length >= 24);
assert.equal(checkFields(kindOf("PSTL"), { market: "Harbour", stall: "4" })[0].field, "/stallHolder");
assert.equal(typeof viemChain, "function");
assert.ok(Object.keys(calls).length > 5);
assert.ok(CivitasError.prototype instanceof Error);
console.log("node-cjs works");
