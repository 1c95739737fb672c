// Starts a job with any body as its argument. The server makes the runID: send it once, and never again.
// Needs STARFISH_TOKEN, see requestToken. Java 17 or later, no libraries: java postWebhook.java
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;

class PostWebhook {
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

    public static void main(String[] args) throws Exception {
        String address = "/v1/Webhook?instance=acme"
            + "&projectid=3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f"
            + "&jobid=9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10";
        try {
            HttpResponse<String> answer = call(address, "{ \"order\": 1042, \"region\": \"EMEA\" }");
            int status = answer.statusCode();
            if (status == 408 || status >= 500) throw new IOException("status " + status);
            if (!answer.body().matches("(?s).*\"started\"\\s*:\\s*true.*"))
                fail("The job was not started: " + status + " " + answer.body());
            System.out.println("Started: " + answer.body());
        } catch (IOException error) {
            fail("No answer tells whether it started. Look before you send it again: " + error);
        }
    }
}
