// Starts a job with the generated client, waits for its end and prints its row.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"time"

	"github.com/starfish-api/interop/api"
)

func main() {
	ctx := context.Background()
	url, runID := os.Getenv("STARFISH_URL"), os.Getenv("STARFISH_RUN_ID")

	anonymous, err := api.NewClientWithResponses(url)
	check(err)
	token, err := anonymous.RequestTokenWithFormdataBodyWithResponse(ctx, api.TokenRequest{
		GrantType: api.Password,
		Password:  os.Getenv("STARFISH_PASSWORD"),
		Username:  os.Getenv("STARFISH_USER"),
	})
	check(err)
	if token.JSON200 == nil {
		log.Fatalf("no token: %s", token.Body)
	}

	client, err := api.NewClientWithResponses(url, api.WithRequestEditorFn(
		func(_ context.Context, request *http.Request) error {
			request.Header.Set("Authorization", "Bearer "+token.JSON200.AccessToken)
			return nil
		}))
	check(err)
	argument, threads := os.Getenv("STARFISH_ARGUMENT"), "8"
	answer, err := client.ExecuteJobAsyncWithResponse(ctx, api.ExecJobAsyncRequest{
		Argument:    &argument,
		JobID:       os.Getenv("STARFISH_JOB"),
		ProjectID:   os.Getenv("STARFISH_PROJECT"),
		RunID:       runID,
		ThreadCount: &threads,
	})
	check(err)
	if answer.JSON200 == nil || !answer.JSON200.Started {
		log.Fatalf("not started: %s", answer.Body)
	}

	for range 200 {
		results, err := client.GetResultsWithResponse(ctx, runID)
		check(err)
		if results.JSON200 != nil && len(*results.JSON200) > 0 {
			row := (*results.JSON200)[0]
			if row.Status != nil && *row.Status == "Complete" {
				check(json.NewEncoder(os.Stdout).Encode(map[string]any{
					"runID": row.RunID, "status": row.Status, "totalRows": row.TotalRows,
				}))
				return
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	log.Fatal("not ended")
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
