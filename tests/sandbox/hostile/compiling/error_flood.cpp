// An error for every number.
#define E1 undeclared_a + undeclared_b;
#define E2 E1 E1 E1 E1 E1 E1 E1 E1 E1 E1
#define E3 E2 E2 E2 E2 E2 E2 E2 E2 E2 E2
#define E4 E3 E3 E3 E3 E3 E3 E3 E3 E3 E3
int f0() { E4 return missing_0; }
int f1() { E4 return missing_1; }
int f2() { E4 return missing_2; }
int f3() { E4 return missing_3; }
int f4() { E4 return missing_4; }
int f5() { E4 return missing_5; }
int f6() { E4 return missing_6; }
int f7() { E4 return missing_7; }
int f8() { E4 return missing_8; }
int f9() { E4 return missing_9; }
int f10() { E4 return missing_10; }
int f11() { E4 return missing_11; }
int f12() { E4 return missing_12; }
int f13() { E4 return missing_13; }
int f14() { E4 return missing_14; }
int f15() { E4 return missing_15; }
int f16() { E4 return missing_16; }
int f17() { E4 return missing_17; }
int f18() { E4 return missing_18; }
int f19() { E4 return missing_19; }
int f20() { E4 return missing_20; }
int f21() { E4 return missing_21; }
int f22() { E4 return missing_22; }
int f23() { E4 return missing_23; }
int f24() { E4 return missing_24; }
int f25() { E4 return missing_25; }
int f26() { E4 return missing_26; }
int f27() { E4 return missing_27; }
int f28() { E4 return missing_28; }
int f29() { E4 return missing_29; }
int f30() { E4 return missing_30; }
int f31() { E4 return missing_31; }
int f32() { E4 return missing_32; }
int f33() { E4 return missing_33; }
int f34() { E4 return missing_34; }
int f35() { E4 return missing_35; }
int f36() { E4 return missing_36; }
int f37() { E4 return missing_37; }
int f38() { E4 return missing_38; }
int f39() { E4 return missing_39; }
int main() {}
