//! Starts a job with the generated client, waits for its end and prints its row.

use std::{env, error::Error, thread, time::Duration};

use starfish::apis::{configuration::Configuration, jobs_api, results_api, tokens_api};
use starfish::models::ExecJobAsyncRequest;

fn main() -> Result<(), Box<dyn Error>> {
    let run_id = env::var("STARFISH_RUN_ID")?;
    let mut configuration = Configuration::new();
    configuration.base_path = env::var("STARFISH_URL")?;
    let (password, user) = (env::var("STARFISH_PASSWORD")?, env::var("STARFISH_USER")?);
    let token = tokens_api::request_token(&configuration, "password", &password, &user)?;
    configuration.bearer_access_token = Some(token.access_token);

    let mut request =
        ExecJobAsyncRequest::new(env::var("STARFISH_JOB")?, env::var("STARFISH_PROJECT")?, run_id.clone());
    request.argument = Some(Some(env::var("STARFISH_ARGUMENT")?));
    request.thread_count = Some(Some("8".to_owned()));
    let answer = jobs_api::execute_job_async(&configuration, request)?;
    if !answer.started {
        return Err(format!("not started: {answer:?}").into());
    }

    for _ in 0..200 {
        let rows = results_api::get_results(&configuration, &run_id)?;
        if let Some(row) = rows.first().filter(|row| row.status == Some(Some("Complete".to_owned()))) {
            let row = serde_json::json!({ "runID": row.run_id, "status": row.status, "totalRows": row.total_rows });
            println!("{row}");
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    Err("not ended".into())
}
