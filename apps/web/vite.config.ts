import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const out = join(import.meta.dirname, '..', '..', 'dist', 'apps', 'web');

/** The server hands out what is packed here once, and packs nothing itself. */
const packed = (): Plugin => ({
  name: 'packed',
  apply: 'build',
  closeBundle() {
    const folder = join(out, 'assets');
    for (const name of readdirSync(folder).filter((one) => /\.(css|js|svg)$/.test(one))) {
      const bytes = readFileSync(join(folder, name));
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  },
});

/** Where `npm run web` finds a server to talk to. */
const server = process.env['KHOABANG_SERVER'] ?? 'http://localhost:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed()],
  // Nothing is written into the page itself: the policy lets no script and no style run that came so.
  build: {
    outDir: out,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome120', 'firefox121', 'safari17.4'],
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': server, '/docs': server } },
});
