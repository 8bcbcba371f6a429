import static etc.shadow.*;

class Main {
    public static void main(String[] args) {
        root();
    }
}
