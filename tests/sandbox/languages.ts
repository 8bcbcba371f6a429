import type { Language } from "@/lib/core/problem";

/** What each language is tried with; all read and write the same. */
export type ProgramName = "sum" | "persist" | "fail" | "crash" | "loop" | "allocate" | "flood" | "recursion" | "broken";

/**
 * sum: the sum of the numbers on stdin. persist: "new" unless a file of an earlier case is there, then tries to write
 * to its program, to the system, and to reach out. fail: says its last words, exit status 3. crash: an uncaught
 * error. recursion: 100,000 calls deep. broken: does not compile, for what is in its second line.
 */
export const LANGUAGE_PROGRAMS: Record<Language, Record<ProgramName, string>> = {
  python3: {
    sum: "import sys\nprint(sum(map(int, sys.stdin.read().split())))",
    persist: `
import os, socket
print("old" if os.path.exists("/work/mark") or os.path.exists("/tmp/mark") else "new", end=" ")
for path in ("/work/mark", "/tmp/mark"): open(path, "w").close()
for path in ("/program/x", "/usr/x"):
    try: open(path, "w")
    except OSError: print("denied", end=" ")
try: socket.create_connection(("192.0.2.1", 80), 1)
except OSError: print("no network")
`,
    fail: "import sys\nprint('last words', file=sys.stderr)\nsys.exit(3)",
    crash: "[][1]",
    loop: "while True: pass",
    allocate: "held = []\nwhile True: held.append(bytearray(b'1') * (1 << 20))",
    flood: "while True: print('x' * 10000)",
    recursion: "import sys\nsys.setrecursionlimit(200000)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(100000))",
    broken: "x = 1\ny = = 2\n",
  },
  cpp: {
    sum: "#include <bits/stdc++.h>\nint main() { long long x, s = 0; while (std::cin >> x) s += x; std::cout << s << std::endl; }",
    persist: `
#include <bits/stdc++.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <arpa/inet.h>
int main() {
  bool old = std::ifstream("/work/mark").good() || std::ifstream("/tmp/mark").good();
  std::cout << (old ? "old " : "new ");
  for (auto path : {"/work/mark", "/tmp/mark"}) std::ofstream{path} << 1;
  for (auto path : {"/program/x", "/usr/x"}) if (!std::ofstream{path}) std::cout << "denied ";
  int s = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{}; to.sin_family = AF_INET; to.sin_port = htons(80); to.sin_addr.s_addr = inet_addr("192.0.2.1");
  if (s < 0 || connect(s, (sockaddr*)&to, sizeof to) != 0) std::cout << "no network" << std::endl;
}`,
    fail: '#include <cstdio>\nint main() { fprintf(stderr, "last words\\n"); return 3; }',
    crash: "#include <cstdlib>\nint main() { volatile int* p = nullptr; *p = 1; }",
    loop: "int main() { volatile int x = 0; for (;;) x = x + 1; }",
    allocate: "#include <cstdlib>\n#include <cstring>\nint main() { for (;;) { char* p = (char*)malloc(1 << 20); memset(p, 1, 1 << 20); asm volatile(\"\" : : \"r\"(p) : \"memory\"); } }",
    flood: '#include <iostream>\nint main() { for (;;) std::cout << std::string(10000, \'x\'); }',
    recursion: "#include <cstdio>\n__attribute__((noinline)) int f(int n) { volatile int k = n; return k == 0 ? 0 : 1 + f(k - 1); }\nint main() { printf(\"%d\\n\", f(100000)); }",
    broken: "int main() {\n  return y;\n}\n",
  },
  java: {
    sum: "import java.util.*;\npublic class Sum { public static void main(String[] a) { Scanner s = new Scanner(System.in); long t = 0; while (s.hasNextLong()) t += s.nextLong(); System.out.println(t); } }",
    persist: `
import java.io.*;
import java.net.*;
class Main {
  public static void main(String[] arguments) throws Exception {
    boolean old = new File("/work/mark").exists() || new File("/tmp/mark").exists();
    StringBuilder said = new StringBuilder(old ? "old " : "new ");
    for (String path : new String[] {"/work/mark", "/tmp/mark"}) new FileOutputStream(path).close();
    for (String path : new String[] {"/program/x", "/usr/x"}) {
      try { new FileOutputStream(path); } catch (IOException e) { said.append("denied "); }
    }
    try { new Socket().connect(new InetSocketAddress("192.0.2.1", 80), 1000); } catch (IOException e) { said.append("no network"); }
    System.out.println(said);
  }
}`,
    fail: 'class Main { public static void main(String[] a) { System.err.println("last words"); System.exit(3); } }',
    crash: "class Main { public static void main(String[] a) { System.out.println(a[5]); } }",
    loop: "class Main { static volatile int x; public static void main(String[] a) { for (;;) x++; } }",
    allocate: "import java.util.*;\nclass Main { public static void main(String[] a) { List<int[]> held = new ArrayList<>(); for (;;) { int[] p = new int[1 << 18]; Arrays.fill(p, 1); held.add(p); } } }",
    flood: 'class Main { public static void main(String[] a) { for (;;) System.out.println("x".repeat(10000)); } }',
    recursion: "class Main { static int f(int n) { return n == 0 ? 0 : 1 + f(n - 1); } public static void main(String[] a) { System.out.println(f(100000)); } }",
    broken: "class Main { public static void main(String[] a) {\n  int x = y;\n} }\n",
  },
  javascript: {
    sum: "const words = require('fs').readFileSync(0, 'utf8').split(/\\s+/).filter(Boolean);\nconsole.log(words.map(Number).reduce((a, b) => a + b, 0));",
    persist: `
const fs = require("fs");
const said = [fs.existsSync("/work/mark") || fs.existsSync("/tmp/mark") ? "old" : "new"];
for (const path of ["/work/mark", "/tmp/mark"]) fs.writeFileSync(path, "");
for (const path of ["/program/x", "/usr/x"]) {
  try { fs.writeFileSync(path, ""); } catch { said.push("denied"); }
}
const socket = require("net").connect(80, "192.0.2.1");
socket.on("error", () => console.log([...said, "no network"].join(" ")));
`,
    fail: "process.stderr.write('last words\\n');\nprocess.exit(3);",
    crash: "throw new RangeError('crash');",
    loop: "for (;;);",
    allocate: "const held = [];\nfor (;;) held.push(Buffer.alloc(1 << 20, 1));",
    flood: "for (;;) console.log('x'.repeat(10000));",
    recursion: "const f = (n) => (n === 0 ? 0 : 1 + f(n - 1));\nconsole.log(f(100000));",
    broken: "const x = 1;\nconst y = = 2;\n",
  },
  go: {
    sum: 'package main\n\nimport (\n\t"bufio"\n\t"fmt"\n\t"os"\n)\n\nfunc main() {\n\tin := bufio.NewReader(os.Stdin)\n\ts, x := 0, 0\n\tfor {\n\t\tif _, err := fmt.Fscan(in, &x); err != nil {\n\t\t\tbreak\n\t\t}\n\t\ts += x\n\t}\n\tfmt.Println(s)\n}\n',
    persist: `
package main

import (
	"fmt"
	"net"
	"os"
	"time"
)

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

func main() {
	if exists("/work/mark") || exists("/tmp/mark") { fmt.Print("old ") } else { fmt.Print("new ") }
	for _, path := range []string{"/work/mark", "/tmp/mark"} { os.WriteFile(path, nil, 0o644) }
	for _, path := range []string{"/program/x", "/usr/x"} {
		if os.WriteFile(path, nil, 0o644) != nil { fmt.Print("denied ") }
	}
	if _, err := net.DialTimeout("tcp", "192.0.2.1:80", time.Second); err != nil { fmt.Println("no network") }
}
`,
    fail: 'package main\n\nimport "os"\n\nfunc main() {\n\tos.Stderr.WriteString("last words\\n")\n\tos.Exit(3)\n}\n',
    crash: 'package main\n\nfunc main() {\n\tpanic("crash")\n}\n',
    loop: "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n",
    allocate: "package main\n\nvar held [][]byte\n\nfunc main() {\n\tfor {\n\t\tp := make([]byte, 1<<20)\n\t\tfor i := range p {\n\t\t\tp[i] = 1\n\t\t}\n\t\theld = append(held, p)\n\t}\n}\n",
    flood: 'package main\n\nimport (\n\t"fmt"\n\t"strings"\n)\n\nfunc main() {\n\tfor {\n\t\tfmt.Println(strings.Repeat("x", 10000))\n\t}\n}\n',
    recursion: 'package main\n\nimport "fmt"\n\nfunc f(n int) int {\n\tif n == 0 {\n\t\treturn 0\n\t}\n\treturn 1 + f(n-1)\n}\n\nfunc main() { fmt.Println(f(100000)) }\n',
    broken: "package main\nfunc main() { y = 2 }\n",
  },
  rust: {
    sum: 'use std::io::Read;\nfn main() {\n  let mut text = String::new();\n  std::io::stdin().read_to_string(&mut text).unwrap();\n  println!("{}", text.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>());\n}\n',
    persist: `
use std::{fs, net, path::Path, time::Duration};
fn main() {
    let old = Path::new("/work/mark").exists() || Path::new("/tmp/mark").exists();
    print!("{} ", if old { "old" } else { "new" });
    for path in ["/work/mark", "/tmp/mark"] { fs::write(path, "").unwrap(); }
    for path in ["/program/x", "/usr/x"] { if fs::write(path, "").is_err() { print!("denied "); } }
    let to = "192.0.2.1:80".parse().unwrap();
    if net::TcpStream::connect_timeout(&to, Duration::from_secs(1)).is_err() { println!("no network"); }
}
`,
    fail: 'fn main() {\n  eprintln!("last words");\n  std::process::exit(3);\n}\n',
    crash: 'fn main() {\n  panic!("crash");\n}\n',
    loop: "fn main() {\n  let mut x = 0u64;\n  loop { unsafe { std::ptr::write_volatile(&mut x, 1); } }\n}\n",
    allocate: "fn main() {\n  let mut held: Vec<Vec<u8>> = Vec::new();\n  loop { held.push(vec![1; 1 << 20]); }\n}\n",
    flood: 'fn main() {\n  loop { println!("{}", "x".repeat(10000)); }\n}\n',
    recursion: '#[inline(never)]\nfn f(n: u32) -> u32 { let k = unsafe { std::ptr::read_volatile(&n) }; if k == 0 { 0 } else { 1 + f(k - 1) } }\nfn main() { println!("{}", f(100000)); }\n',
    broken: "fn main() {\n  let x: u32 = y;\n}\n",
  },
};
