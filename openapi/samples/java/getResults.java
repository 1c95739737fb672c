// Waits for a run that was started before and reads its results.
// Needs STARFISH_TOKEN, see requestToken, and the runID in STARFISH_RUN_ID.
// Java 17 or later, no libraries: java getResults.java
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class GetResults {
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

    public static void main(String[] args) throws Exception {
        String runID = System.getenv("STARFISH_RUN_ID");
        boolean isStarted = false;

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
                fail("Nobody knows run " + runID);
            if (waited.toHours() > 0) fail("Run " + runID + " has not ended within an hour. It goes on");
            Thread.sleep(2000);
        }
    }
}
