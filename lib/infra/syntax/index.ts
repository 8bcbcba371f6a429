export { checkSyntax, SYNTAX_LIMITS, type SyntaxLimits } from "./check-syntax";
