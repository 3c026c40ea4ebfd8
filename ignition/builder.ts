import type { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** What a module's function is handed to say what to deploy. */
export type Builder = Parameters<Parameters<typeof buildModule>[1]>[0];

/** A contract that a module deploys, or that another module deployed. */
export type Contract = Parameters<Builder["call"]>[0];

/** A value that whoever deploys gives. */
export type Parameter = ReturnType<Builder["getParameter"]>;

/** A call that a module makes. */
export type Act = ReturnType<Builder["call"]>;
