	use axum::{routing::get, Router};
#[tokio::main]
async fn main() {
    let addr = std::env::var("ADDR").unwrap_or("http://b:80".to_string());
    let app = Router::new().route("/x/:id", get(|| async move { reqwest::get(format!("{}/y", addr)).await }));
}
