/** How answers that only show something together are told of, whether or not they came in one part of a run. */
export const sentences = {
  sameRequestId: (before: string, after: string) => `${before} and ${after} got the same RequestId`,
  sameBlob: pair("carries the CiphertextBlob of an earlier answer"),
  sharedKey: pair("brought a data key that shares bytes with an earlier one"),
  derivedKey: pair("brought a data key that is the hash of an earlier or later one"),
  summedKey: pair("brought a data key that is a sum with an earlier one"),
  knownKey: (request: string) =>
    `${request} brought a data key that is a hash of what others know: its RequestId, KeyId, time or ciphertext`,
  placeShown: "a byte of the data key stands at one place of every CiphertextBlob",
  sameStream: pair("hides its data key under the same key stream as an earlier one"),
  otherKey: pair("shows in its CiphertextBlob the data key of another"),
  hidden: (how: string) => `CiphertextBlob shows the data key: ${how}`,
  sameRandomness: (by: string) => pair(`was encrypted by ${by} with randomness of an earlier one`),
  edgesShown: (count: number) =>
    `the first or last bytes of the data key stand in CiphertextBlob, in ${count} of a sample`,
  biased: (bias: string) => `the data keys of the run are not random: ${bias}`,
  foreseeable: (request: string, algorithm: string, how: string) =>
    `the encryption of ${request} by ${algorithm} is not random: ${how}`,
  unevenSeeds: (bias: string) => `the seeds of the run show that ${bias}`,
} as const;

function pair(how: string) {
  return (after: string, before: string): string => `${after} ${how} (${before})`;
}
