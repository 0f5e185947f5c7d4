import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const neverSkipped = ['describe', 'it', 'test'].flatMap((name) =>
  ['only', 'skip', 'todo', 'fails'].map((modifier) => ({ object: name, property: modifier })),
);

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'node_modules/', 'coverage/'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `obj['key']` is how noPropertyAccessFromIndexSignature wants index signatures read.
      '@typescript-eslint/dot-notation': 'off',
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      'max-lines': ['error', { max: 300 }],
      complexity: ['error', { max: 10 }],
      'no-console': 'error',
      'no-restricted-properties': ['error', ...neverSkipped],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      eqeqeq: 'error',
    },
  },
  {
    // A table of cases may be long, and tests that share a stage are one file.
    files: ['test/**', 'host/test/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['shared/**', 'addon/**', 'web/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'zod', message: 'Full zod is 470 KB in the bundle: import zod/mini.' }] },
      ],
    },
  },
  {
    files: ['backend/**', 'host/**', 'scripts/**', 'test/**'],
    ignores: ['backend/config.ts', 'scripts/**', 'test/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...neverSkipped,
        { object: 'process', property: 'env', message: 'Read the environment in backend/config.ts only.' },
      ],
    },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
  {
    files: ['host/page/**', 'web/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  // What dependency-cruiser reads is CommonJS.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['*.js', '*.ts', '*.cjs'], rules: { 'no-restricted-exports': 'off' } },
);
