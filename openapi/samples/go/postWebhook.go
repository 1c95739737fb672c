// Starts a job with any body as its argument. The server makes the runID: send it once, and never again.
// Needs STARFISH_TOKEN, see requestToken. Go 1.22 or later, no modules.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

var base = cmp.Or(os.Getenv("STARFISH_BASE_URL"), "https://api.starfishetl.com")

// client follows no redirect: that could send a start a second time.
var client = http.Client{Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error {
	return http.ErrUseLastResponse
}}

// call gives the status and the body of an answer. An error means that no whole one came: the server may have acted.
func call(method, path string, body any) (int, []byte, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			log.Fatal(err)
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequest(method, base+path, content)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("STARFISH_TOKEN"))
	request.Header.Set("Accept", "application/json")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	answer, err := client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer.StatusCode, text, err
}

func main() {
	address := "/v1/Webhook?instance=acme&projectid=3f6c2a9e-7b14-4d88-9e05-1a2b3c4d5e6f" +
		"&jobid=9b2f1c64-0d7e-4a53-8c1b-5f3a7e6d2c10"
	status, body, err := call("POST", address, map[string]any{"order": 1042, "region": "EMEA"})
	answer := struct {
		Started *bool
		RunID   string
	}{}
	switch {
	case err == nil && status >= 300 && status < 500 && status != 408:
		log.Fatalf("The job was not started: %d %s", status, body)
	case err != nil || status != 200 || json.Unmarshal(body, &answer) != nil || answer.Started == nil:
		log.Fatalf("No answer tells whether it started. Look before you send it again: %d %v", status, err)
	case !*answer.Started:
		log.Fatalf("The job was not started: %s", body)
	}
	fmt.Println("Started as run", answer.RunID)
}
