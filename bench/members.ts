import { type Hex, padHex, toHex } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { type MembershipProof, makeMember } from "../sdk/src/groups/index.js";
import { digest } from "./stage.js";

/** People with keys of their own, who send nothing themselves. */
export const bearers = (count: number): readonly PrivateKeyAccount[] =>
  Array.from({ length: count }, (_, index) => privateKeyToAccount(padHex(toHex(index + 1), { size: 32 })));

/** Numbers of the field without a zero byte, as commitments are: nobody has their secrets. */
export const commitments: readonly bigint[] = Array.from(
  { length: 1_300 },
  (_, index) => BigInt(digest(`commitment ${index}`) satisfies Hex) >> 4n,
);

/** Commitments of the five members among whom {@link PROOF} was made. */
export const FIVE: readonly bigint[] = [1, 2, 3, 4, 5].map(
  (number) => makeMember(new Uint8Array(32).fill(number)).commitment,
);

/** A real proof: the third of five says 7 for 9. */
export const PROOF: MembershipProof = {
  depth: 10,
  root: 19232784696588575175722293605870410409802890000803376841543184413435744523324n,
  nullifier: 19219097061637107667199144129385760398190536017598856763928206827208816453837n,
  message: 7n,
  scope: 9n,
  points: [
    553797374219648873126240612295442620777654267452416295217471865860021626662n,
    579394950657362886061083980402059541477623727758010845960282472601264536377n,
    15456366438904518697446682934283827605822258380357626112137272651810638387139n,
    9085677139099512501841709201255510951337072944951829316352023229005109480704n,
    15488952574882010954181951213861337470210678530859555077593547675844701719468n,
    10079098581085747612856531939071321537885373577975751577298075306233234188312n,
    14231997059370366281098195578723931669536600702719587113508405406251928778431n,
    3374035879797671648787713680257495591758126550279358108266347574681494775869n,
  ],
};
