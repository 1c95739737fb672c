// Starts a job once and waits for its end.
// Needs STARFISH_TOKEN, see requestToken. Java 17 or later, no libraries: java executeJobAsync.java
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class ExecuteJobAsync {
    static final String BASE =
        Objects.requireNonNullElse(System.getenv("STARFISH_BASE_URL"), "https://api.starfishetl.com");
    /** It follows no redirect, and sends no POST a second time. */
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One exchange. An IOException means that no whole answer came: the server may have acted. */
    static HttpResponse<String> call(String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(BASE + path)).timeout(Duration.ofMinutes(1))
            .header("Authorization", "Bearer " + System.getenv("STARFISH_TOKEN")).header("Accept", "application/json");
        if (body != null) request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }

    /** The statuses of a run, one for each of its jobs; none where the server knows nothing of it (yet). */
    static List<String> statuses(HttpResponse<String> answer) throws IOException {
        int status = answer.statusCode();
        if (status >= 500) throw new IOException("the Results answer " + status);
        if (status == 200 && !answer.body().matches("(?s)\\s*(\\[|null).*")) throw new IOException("no list of rows");
        if (status != 200 && status != 404) fail("The Results: " + status + " " + answer.body());
        Matcher found = Pattern.compile("\"status\"\\s*:\\s*(?:\"([^\"]*)\"|null)").matcher(answer.body());
        return status == 404 ? List.of() : found.results().map(each -> String.valueOf(each.group(1))).toList();
    }

    /** A UUID of version 5: the same runID for the same key, here and in every other client. */
    static String runIDFor(String key) throws NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-1");
        sha.update(HexFormat.of().parseHex("6ba7b8119dad11d180b400c04fd430c8"));
        byte[] hash = sha.digest(("urn:starfish-run:" + key).getBytes(StandardCharsets.UTF_8));
        hash[6] = (byte) (hash[6] & 0x0f | 0x50);
        hash[8] = (byte) (hash[8] & 0x3f | 0x80);
        return HexFormat.of().formatHex(hash, 0, 16).replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
    }

    public static void main(String[] args) throws Exception {
        // The same order always has the same runID: started again, this program starts no second run.
        String runID = runIDFor("order-1042");
        boolean isStarted = false;
        try {
            isStarted = !statuses(call("/v1/Results/" + runID, null)).isEmpty();
        } catch (IOException error) {
            fail("Nothing was started, the Results cannot be asked: " + error);
        }
        if (!isStarted) {
            String order = """
                { "runID": "%s", "projectID": "3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f",
                  "jobID": "9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10", "argument": "Region = 'EMEA'" }""".formatted(runID);
            try {
                HttpResponse<String> answer = call("/v1/ExecuteJobAsync", order);
                int status = answer.statusCode();
                isStarted = status == 200 && answer.body().matches("(?s).*\"started\"\\s*:\\s*true.*");
                boolean isRefused = status == 200 && answer.body().matches("(?s).*\"started\"\\s*:\\s*false.*");
                if (isRefused || status >= 300 && status < 500 && status != 408)
                    fail("The job was not started: " + status + " " + answer.body());
            } catch (IOException error) {
                System.err.println("It may have started. It is not sent again, the Results are asked: " + error);
            }
        }

        long begin = System.nanoTime();
        while (true) {
            List<String> statuses = List.of();
            String rows = "";
            try {
                HttpResponse<String> answer = call("/v1/Results/" + runID, null);
                statuses = statuses(answer);
                rows = answer.body();
            } catch (IOException error) {
                System.err.println("Asking again: " + error);
            }
            if (!statuses.isEmpty() && List.of("Complete", "Failed").containsAll(statuses)) {
                System.out.println(rows);
                System.exit(statuses.contains("Failed") ? 1 : 0);
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (statuses.isEmpty() && !isStarted && waited.toSeconds() > 30)
                fail("Whether run " + runID + " started is unknown. Look before you start it again");
            if (waited.toHours() > 0) fail("Run " + runID + " has not ended within an hour. It goes on");
            Thread.sleep(2000);
        }
    }
}
