export { ensurePython, installedPython, whyNoPython, type PythonEnvironment } from "./environment";
