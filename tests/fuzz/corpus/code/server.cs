using System;
namespace A {
  [Route("api/[controller]")]
  public class B : C {
    [HttpGet("{id}")] public async Task<X> Get(int id) => await _client.GetFromJsonAsync<X>($"{_url}/y/{id}");
  }
}
