// Asks for a token, which the other samples take from STARFISH_TOKEN.
// Needs STARFISH_USERNAME and STARFISH_PASSWORD. Go 1.22 or later, no modules.
package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
)

func main() {
	base := cmp.Or(os.Getenv("STARFISH_BASE_URL"), "https://api.starfishetl.com")
	answer, err := http.PostForm(base+"/token", url.Values{
		"grant_type": {"password"},
		"username":   {os.Getenv("STARFISH_USERNAME")},
		"password":   {os.Getenv("STARFISH_PASSWORD")},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != 200 {
		// error and error_description, unlike the errors of every other operation.
		log.Fatalf("No token: %d %s", answer.StatusCode, body)
	}
	token := struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"`
	}{}
	if err := json.Unmarshal(body, &token); err != nil {
		log.Fatal(err)
	}
	// Keep token.AccessToken for all calls until shortly before its end, and show it to nobody.
	fmt.Println("A token for", token.ExpiresIn, "seconds")
}
