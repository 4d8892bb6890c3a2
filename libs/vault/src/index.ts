export { type BackupBoxes, backupBoxes, backupSalt } from './backup-boxes.js';
export { BOX_BYTES, commitmentOf } from './box.js';
export * from './errors.js';
export { loadOrCreateMasterKey, mustNotBeRotating, parseMasterKey } from './master-key.js';
export { memoryVault } from './memory.js';
export { rotateMasterKey, type RotationStep } from './rotation.js';
export { sqliteVault, type SqliteVaultOptions } from './sqlite.js';
export type { OpenedText, Vault } from './vault.js';
