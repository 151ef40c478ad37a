package a;
import org.x.RestTemplate;
@RestController
@RequestMapping("/api")
class A extends B {
  @Value("${a.url:http://b:80}") String url;
  @GetMapping("/x/{id}") X get(@PathVariable int id) { return rest.getForObject(url + "/y/" + id, X.class); }
}
