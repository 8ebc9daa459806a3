const no = () =>
  Promise.reject(new Error('equalSnapshot() needs Web Test Runner: use toMatchSnapshot()'));
export const getSnapshot = no;
export const getSnapshotConfig = no;
export const saveSnapshot = no;
