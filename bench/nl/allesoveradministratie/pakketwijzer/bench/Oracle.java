package nl.allesoveradministratie.pakketwijzer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Google's differential-privacy library says, asked in a process with a class path of its own
 * (src/oracle/GoogleNoise.java): its protobuf is not ours.
 *
 * @param halfWidth the 95 % bounds that it gives a count
 * @param whole how often each number came up of its two-sided geometric sampler
 * @param rounded the same of its noise for whole numbers: continuous Laplace, rounded
 */
record Oracle(double halfWidth, Map<Integer, Integer> whole, Map<Integer, Integer> rounded) {

    /** @throws IOException also when the library was not fetched: {@code ./pakketwijzer bench anonymity} does that */
    static Oracle asked(double epsilon, int draws) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", "target/oracle/*", "src/oracle/GoogleNoise.java"));
        command.addAll(List.of(String.valueOf(epsilon), String.valueOf(draws)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        double halfWidth = 0;
        Map<String, Map<Integer, Integer>> numbers = Map.of("whole", new TreeMap<>(), "rounded", new TreeMap<>());
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("bounds")) {
                    halfWidth = Math.max(-Double.parseDouble(words[1]), Double.parseDouble(words[2]));
                } else {
                    numbers.get(words[0]).put(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("Google's library gave no answer; is it in target/oracle?");
        }
        return new Oracle(halfWidth, numbers.get("whole"), numbers.get("rounded"));
    }
}
