package afterburner;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Scanner;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Uses for the first time what programs commonly use, before they are released: the classes are then loaded and what
 * lambdas are made with is set up, as the imports of a Python program are made before its window opens.
 */
final class Warm {
  private Warm() {}

  static void up() throws IOException {
    input();
    output();
    collections();
    lambdas();
    // The machine looks for the program in a jar.
    try (JarFile jar = new JarFile("/opt/afterburner/warm.jar")) {
      jar.getManifest();
    }
  }

  private static ByteArrayInputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes());
  }

  private static void input() throws IOException {
    Scanner scanner = new Scanner(text("3 abc\nline\n"));
    scanner.hasNextInt();
    scanner.nextInt();
    scanner.next();
    scanner.nextLine();
    scanner.hasNextLine();
    BufferedReader reader = new BufferedReader(new InputStreamReader(text("1 2\n")));
    StringTokenizer words = new StringTokenizer(reader.readLine());
    Integer.parseInt(words.nextToken());
    "a b".split(" ");
    " a ".trim();
  }

  private static void output() {
    PrintStream out = new PrintStream(new ByteArrayOutputStream());
    out.println(1);
    out.println(1.5);
    out.println(new StringBuilder("ab").append(1L).reverse());
    out.printf("%d %.2f %s%n", 1, 2.0, "x");
  }

  private static void collections() {
    Map<Integer, List<Integer>> map = new HashMap<>();
    map.computeIfAbsent(1, key -> new ArrayList<>()).add(2);
    new TreeMap<>(map);
    new LinkedHashMap<>(map);
    new HashSet<>(map.keySet());
    new ArrayDeque<>(map.keySet());
    new LinkedList<>(map.keySet());
    int[] numbers = {3, 1, 2};
    Arrays.sort(numbers);
    Arrays.toString(numbers);
  }

  private static void lambdas() {
    PriorityQueue<int[]> queue = new PriorityQueue<>((a, b) -> a[0] - b[0]);
    queue.add(new int[] {1});
    queue.add(new int[] {0});
    Function<Integer, Integer> same = x -> x;
    List<Integer> list = new ArrayList<>(List.of(2, 1));
    list.sort(Comparator.comparing(same));
    IntStream.range(0, 3).map(x -> x + 1).boxed().collect(Collectors.toList());
    list.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
