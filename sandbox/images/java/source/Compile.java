import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles stdin, one Java source text whatever its public class is called, to stdout: a line with the name of the
 * class to run, then a jar (a jar may begin with something else). What is wrong goes to stderr.
 */
public final class Compile {
  private static final String FILE = "Main.java";
  /** Text is put together without invokedynamic, which costs a short program tens of milliseconds at first use. */
  private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-Xmaxerrs", "20", "-XDstringConcat=inline");

  private Compile() {}

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + FILE), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }
  }

  private static final class ClassFile extends SimpleJavaFileObject {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    ClassFile(String name) {
      super(URI.create("bytes:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return content;
    }
  }

  private static final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ClassFile> byName = new LinkedHashMap<>();

    ClassFiles(JavaFileManager next) {
      super(next);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return byName.computeIfAbsent(name, ClassFile::new);
    }
  }

  /** Notes the classes that can be run. */
  private static final class Runnables implements TaskListener {
    private final List<String> names = new ArrayList<>();

    @Override
    public void finished(TaskEvent event) {
      TypeElement type = event.getTypeElement();
      if (event.getKind() == TaskEvent.Kind.ANALYZE && type != null && hasMain(type)) names.add(type.getQualifiedName().toString());
    }

    /** The one called Main, else the first. */
    String choose() {
      return names.stream().filter("Main"::equals).findFirst().orElse(names.isEmpty() ? null : names.get(0));
    }

    private static boolean hasMain(TypeElement type) {
      return type.getEnclosedElements().stream().anyMatch(Runnables::isMain);
    }

    private static boolean isMain(Element element) {
      if (element.getKind() != ElementKind.METHOD || !element.getSimpleName().contentEquals("main")) return false;
      ExecutableElement method = (ExecutableElement) element;
      List<String> parameters = new ArrayList<>();
      method.getParameters().forEach(parameter -> parameters.add(parameter.asType().toString()));
      return element.getModifiers().containsAll(List.of(Modifier.PUBLIC, Modifier.STATIC)) && parameters.equals(List.of("java.lang.String[]"));
    }
  }

  private static byte[] jar(Map<String, ClassFile> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, ClassFile> file : files.entrySet()) add(zip, file.getKey(), file.getValue().content.toByteArray());
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name.replace('.', '/') + ".class");
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  public static void main(String[] arguments) throws IOException {
    String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    PrintWriter words = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
    ClassFiles files = new ClassFiles(compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8));
    JavacTask task = (JavacTask) compiler.getTask(words, files, null, OPTIONS, null, List.of(new Source(text)));
    Runnables runnables = new Runnables();
    task.addTaskListener(runnables);
    boolean isFine = task.call();
    String main = runnables.choose();
    if (isFine && main == null) words.println(FILE + ": error: no class has a method public static void main(String[] args)");
    words.flush();
    if (!isFine || main == null) System.exit(1);
    System.out.write((main + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.write(jar(files.byName));
    System.out.flush();
  }
}
