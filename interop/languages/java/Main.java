import java.util.List;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.web.client.RestTemplate;
import starfish.api.JobsApi;
import starfish.api.ResultsApi;
import starfish.api.TokensApi;
import starfish.client.ApiClient;
import starfish.model.ExecJobAsyncRequest;
import starfish.model.ExecJobAsyncResponse;
import starfish.model.ResultsResponse;

/** Starts a job with the generated client, waits for its end and prints its row. */
public class Main {
  public static void main(String[] arguments) throws InterruptedException {
    String runID = System.getenv("STARFISH_RUN_ID");
    ApiClient client = new FormWritingClient();
    client.setBasePath(System.getenv("STARFISH_URL"));
    client.setBearerToken(
        new TokensApi(client)
            .requestToken("password", System.getenv("STARFISH_PASSWORD"), System.getenv("STARFISH_USER"))
            .getAccessToken());

    ExecJobAsyncResponse answer =
        new JobsApi(client)
            .executeJobAsync(
                new ExecJobAsyncRequest()
                    .argument(System.getenv("STARFISH_ARGUMENT"))
                    .jobID(System.getenv("STARFISH_JOB"))
                    .projectID(System.getenv("STARFISH_PROJECT"))
                    .runID(runID)
                    .threadCount("8"));
    if (!Boolean.TRUE.equals(answer.getStarted())) {
      throw new IllegalStateException("not started: " + answer);
    }

    ResultsApi results = new ResultsApi(client);
    for (int attempt = 0; attempt < 200; attempt++) {
      List<ResultsResponse> rows = results.getResults(runID);
      if (rows != null && !rows.isEmpty() && "Complete".equals(rows.get(0).getStatus())) {
        ResultsResponse row = rows.get(0);
        System.out.printf(
            "{\"runID\":\"%s\",\"status\":\"%s\",\"totalRows\":%d}%n",
            row.getRunID(), row.getStatus(), row.getTotalRows());
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("not ended");
  }

  /** With `withXml` the generated client cannot write the form that the token is asked for with. */
  static class FormWritingClient extends ApiClient {
    @Override
    protected RestTemplate buildRestTemplate() {
      RestTemplate template = super.buildRestTemplate();
      template.getMessageConverters().add(new FormHttpMessageConverter());
      return template;
    }
  }
}
