package a
import io.ktor.client.*
class A(val client: HttpClient) {
  suspend fun f(id: Int) = client.get("http://b:80/x/$id") { header("a", "b") }
}
