/** What a promise is rejected with; undefined where it is kept, so that a test that expects a refusal fails. */
export const caught = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
