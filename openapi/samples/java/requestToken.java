// Asks for a token, which the other samples take from STARFISH_TOKEN.
// Needs STARFISH_USERNAME and STARFISH_PASSWORD. Java 17 or later, no libraries: java requestToken.java
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class RequestToken {
    public static void main(String[] args) throws Exception {
        String base = Objects.requireNonNullElse(System.getenv("STARFISH_BASE_URL"), "https://api.starfishetl.com");
        String login = "grant_type=password&username=" + URLEncoder.encode(System.getenv("STARFISH_USERNAME"), UTF_8)
            + "&password=" + URLEncoder.encode(System.getenv("STARFISH_PASSWORD"), UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(login)).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            // error and error_description, unlike the errors of every other operation.
            System.err.println("No token: " + answer.statusCode() + " " + answer.body());
            System.exit(1);
        }
        Matcher token = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]*)\"").matcher(answer.body());
        Matcher seconds = Pattern.compile("\"expires_in\"\\s*:\\s*(\\d+)").matcher(answer.body());
        // Keep token.group(1) for all calls until shortly before its end, and show it to nobody.
        if (token.find() && seconds.find()) System.out.println("A token for " + seconds.group(1) + " seconds");
    }
}
