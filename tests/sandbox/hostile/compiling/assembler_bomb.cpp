// The assembler repeats what the compiler only copies.
asm(".rept 2000000000\n.byte 1\n.endr\n");
int main() {}
