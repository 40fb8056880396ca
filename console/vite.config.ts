import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.TACTFUL_URL ?? 'http://127.0.0.1:4000'

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', sourcemap: false, target: 'es2023', assetsInlineLimit: 0 },
  server: { proxy: Object.fromEntries(['/api', '/v1', '/openapi.json'].map((path) => [path, server])) },
})
