/** Jest puts its own object on `import.meta` where modules are real ES modules. */
interface ImportMeta {
  jest: typeof jest;
}
