import { keepCompiled } from '../../host/src/compiled.js';

keepCompiled();
await import('./work.js');
