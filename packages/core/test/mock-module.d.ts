declare namespace jest {
  /** Takes the place of a module that is imported later, where modules are real ES modules. Not in @types/jest yet. */
  function unstable_mockModule(name: string, factory: () => object): void;
}
